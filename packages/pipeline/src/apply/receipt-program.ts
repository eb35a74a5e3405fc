import { resolve } from 'node:path';

import type { CommandContext } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { githubAccess } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { appName, refuseOthers, required } from '../command/required';
import { readRunEvent } from '../event/run-event';
import { mergedReview } from './merged-review';
import { receiptPlace, withLine } from './receipt-place';

/** What a receipt says of each way in which a step ends (GitHub, "Contexts reference", `steps.<id>.outcome`). */
const checked: Readonly<Record<string, string>> = {
  success: 'check-serving: every pod serves what was planned.',
  failure: '**check-serving: something does not serve what was planned**, see the run.',
  cancelled: '**check-serving was cancelled**: nobody knows whether all is served.',
  skipped: 'check-serving did not run.',
};

/**
 * `pipeline receipt`: adds to the receipt of an app whether the check after the apply passed.
 *
 * @returns 0, also where there is no receipt: then nothing was reviewed, and there is no comment
 * @throws {Failure} 1 when GitHub says no, 2 for arguments that do not fit
 */
export async function receiptProgram(argv: readonly string[], { cwd, env, stdout }: CommandContext): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, {
    app: { type: 'string' },
    event: { type: 'string' },
    check: { type: 'string' },
    author: { type: 'string' },
  });
  refuseOthers(positionals);
  const [app, check] = [appName(values.app), required(values.check, '--check OUTCOME')];
  const line = Object.hasOwn(checked, check) ? checked[check] : undefined;
  if (line === undefined) throw commandLine.wrong(`--check is ${Object.keys(checked).join(', ')}, not "${check}"`);
  const event = readRunEvent(resolve(cwd, required(values.event, '--event FILE')), env);
  const refused = refusedByGitHub('the receipt cannot be kept');
  const { author = 'github-actions[bot]' } = values;
  const { comments } = await mergedReview(event, author, githubAccess(env)).catch(refused);
  const place = await receiptPlace(comments, author).catch(refused);
  const body = place && withLine(place.body, app, line);
  if (body !== undefined) await place?.write(body).catch(refused);
  stdout.write(body === undefined ? 'There is no receipt to add to.\n' : `${line}\n`);
  return 0;
}
