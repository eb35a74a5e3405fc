import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { readFragments, readNames } from '@spot-serving/plan-review';
import { type CommandContext, plainText } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { githubAccess } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { repositoryName } from '../command/repository-name';
import { refuseOthers, required } from '../command/required';
import { keepIssues } from './keep-issues';
import { repositoryIssues } from './repository-issues';

/**
 * `pipeline drift`: one issue for each stack that differs from the main branch, or stands and is no longer in it, by the fragments that the night's plans left.
 *
 * @returns 0, or 1 when a stack could not be planned
 * @throws {Failure} 1 when GitHub says no, 2 for arguments that do not fit
 */
export async function driftProgram(
  argv: readonly string[],
  { cwd, env, stdout, stderr }: CommandContext,
): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, {
    fragments: { type: 'string' },
    repository: { type: 'string' },
    'expect-all': { type: 'string' },
    author: { type: 'string' },
  });
  refuseOthers(positionals);
  const { author = 'github-actions[bot]', 'expect-all': expected = '[]' } = values;
  const [owner, repo] = repositoryName(required(values.repository, '--repository OWNER/NAME'));
  const folder = resolve(cwd, required(values.fragments, '--fragments DIR'));
  const { stacks } = readFragments([folder].filter(existsSync), readNames(expected, '--expect-all'));
  const issues = repositoryIssues(owner, repo, githubAccess(env));
  const lines = await keepIssues(issues, { stacks, author, date: new Date().toISOString().slice(0, 10) }).catch(
    refusedByGitHub('the issues cannot be kept'),
  );
  stdout.write(lines.map((line) => `${line}\n`).join(''));
  const failed = stacks.filter(({ result }) => 'failed' in result || 'waitingFor' in result);
  for (const { name, result } of failed)
    stderr.write(
      `${name}: ${'failed' in result ? plainText(result.failed) : 'waits for stacks that are not applied'}\n`,
    );
  return failed.length > 0 ? 1 : 0;
}
