import { type CommandContext, plainText } from '@spot-serving/terraform-runner';

import { appsIn } from '../affected/apps-in';
import { commandLine } from '../command/command-line';
import { githubAccess } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { repositoryName } from '../command/repository-name';
import { refuseOthers, required } from '../command/required';
import { repositorySettings } from './repository-settings';
import { release, settingsProblems } from './settings-problems';

/**
 * `pipeline check-repository`: what of a repository's settings is not as docs/how-to/deliver.md has it, by the API. It changes nothing.
 *
 * @returns 0, or 1 when something is missing
 * @throws {Failure} 1 when GitHub says no, 2 for arguments that do not fit
 */
export async function checkRepositoryProgram(
  argv: readonly string[],
  { cwd, env, stdout }: CommandContext,
): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, { repository: { type: 'string' } });
  refuseOthers(positionals);
  const repository = required(values.repository, '--repository OWNER/NAME');
  const [owner, repo] = repositoryName(repository);
  const environments = [...appsIn(cwd).map(({ name }) => name), release];
  const settings = await repositorySettings(owner, repo, environments, githubAccess(env)).catch(
    refusedByGitHub('the settings cannot be read'),
  );
  const problems = settingsProblems(settings, repository);
  const { ids } = settings;
  stdout.write(`${settings.name}  ids { owner: '${ids.owner}', repository: '${ids.repository}' }\n`);
  stdout.write(problems.map((problem) => `- ${plainText(problem)}\n`).join('') || 'Nothing is missing.\n');
  return problems.length === 0 ? 0 : 1;
}
