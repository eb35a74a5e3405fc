import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { postCheck } from '@spot-serving/plan-review';
import type { CommandContext } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { githubAccess } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { refuseOthers, required } from '../command/required';
import { writeOutputs } from '../command/write-outputs';
import { findPull, type Found } from './find-pull';
import { readSynthesizingRun, type SynthesizingRun } from './synthesizing-run';

/**
 * `pipeline find-pull`: the pull request that a run synthesized, by GitHub's word. Writes what `pipeline comment` reads as an event; says in the check why
 * nothing is planned, where somebody waits for it. Outputs `found`, `number`, `head`, `base`.
 *
 * @returns 0
 * @throws {Failure} 1 when GitHub says no, 2 for arguments and events that do not fit
 */
export async function findPullProgram(argv: readonly string[], { cwd, env, stdout }: CommandContext): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, { event: { type: 'string' }, out: { type: 'string' } });
  refuseOthers(positionals);
  const run = readSynthesizingRun(resolve(cwd, required(values.event, '--event FILE')));
  const out = resolve(cwd, required(values.out, '--out FILE'));
  const refused = refusedByGitHub('the pull request cannot be found');
  const found = await findPull(run, githubAccess(env)).catch(refused);
  if ('pull' in found) {
    writeFileSync(out, JSON.stringify(eventOf(run, found)));
    const { number, head, base } = found.pull;
    writeOutputs({ found: true, number, head, base }, env);
    stdout.write(`#${number} at ${head.slice(0, 9)}\n`);
    return 0;
  }
  if ('says' in found) {
    const { says: summary, conclusion } = found;
    await postCheck({ ...run, sha: run.head, conclusion, summary, env }, githubAccess(env)).catch(refused);
  }
  writeOutputs({ found: false }, env);
  stdout.write(`${'says' in found ? found.says : found.nothing}\n`);
  return 0;
}

/** In the form of the event of a pull request. */
function eventOf({ owner, repo }: SynthesizingRun, { pull }: Extract<Found, { readonly pull: unknown }>): object {
  const repository = { full_name: `${owner}/${repo}` };
  const { number, head, base } = pull;
  return { pull_request: { number, head: { sha: head, repo: repository }, base: { sha: base } }, repository };
}
