import { resolve } from 'node:path';

import { renderReview, writeJobSummary } from '@spot-serving/plan-review';
import type { CommandContext } from '@spot-serving/terraform-runner';

import { runAddress } from '../command/github-access';
import { refusedByGitHub } from '../command/refused-by-github';
import { writeOutputs } from '../command/write-outputs';
import type { ApplyOptions } from './apply-options';
import { writeDecisions } from './decision';
import { reason, receipt } from './receipt';
import { earlierRows, receiptPlace, withReceipt } from './receipt-place';
import type { Reviewed } from './reviewed';
import type { StackOutcome } from './stack-outcome';

type Pending = Extract<StackOutcome, { readonly kind: 'pending' }>;

/**
 * Tells everybody what an apply did: the next job by decisions and outputs, people by the job's summary, with the real plans that wait, and by the comment.
 *
 * @returns the exit code of `pipeline apply`
 * @throws {Failure} 1 when the comment cannot be written; all else is told by then
 */
export async function report(
  outcomes: readonly StackOutcome[],
  reviewed: Reviewed,
  options: ApplyOptions,
  context: CommandContext,
): Promise<number> {
  const { cwd, env, stdout } = context;
  const pending = outcomes.flatMap((outcome) => (outcome.kind === 'pending' ? [outcome] : []));
  const { app } = options;
  const code = exitCode(outcomes, env);
  const { head } = reviewed;
  writeDecisions(
    resolve(cwd, options.out),
    pending.map(({ decision }) => decision),
  );
  writeOutputs({ pending: pending.length > 0 && code !== 1, serving: isServing(outcomes) }, env);
  for (const { stack, permission } of pending) stdout.write(`${stack.name}: ${reason(permission)}\n`);
  const refused = refusedByGitHub('the receipt could not be written');
  const place = await receiptPlace(reviewed.comments, options.author).catch(refused);
  const earlier = earlierRows(place?.body ?? '', app, head);
  const text = receipt({ app, ...reviewed, outcomes, run: runAddress(env), earlier });
  if (env.GITHUB_STEP_SUMMARY) writeJobSummary([text, ...plansOf(app, pending)].join('\n\n'), env);
  else if (pending.length > 0) stdout.write(`${plansOf(app, pending).join('\n')}\n`);
  if (outcomes.some(hasNews)) await place?.write(withReceipt(place.body, app, text)).catch(refused);
  return code;
}

/** The real plans that wait, redacted, as a review shows them. */
function plansOf(app: string, pending: readonly Pending[]): readonly string[] {
  if (pending.length === 0) return [];
  const stacks = pending.map(({ stack, plan }) => ({
    name: stack.name,
    app,
    result: { plan },
    configuration: JSON.parse(stack.source) as unknown,
  }));
  return [renderReview({ stacks }).summary];
}

/** A run that had nothing to do leaves the comment alone. */
const hasNews = ({ kind }: StackOutcome): boolean =>
  kind !== 'unchanged' && kind !== 'elsewhere' && kind !== 'not reached';

/** Waiting for a stack that itself waits for approval is no failure. */
function exitCode(outcomes: readonly StackOutcome[], env: NodeJS.ProcessEnv): number {
  const pending = outcomes.some(({ kind }) => kind === 'pending');
  const stuck = !pending && outcomes.some(({ kind }) => kind === 'waiting');
  if (stuck || outcomes.some(({ kind }) => kind === 'failed')) return 1;
  return pending && !env.GITHUB_OUTPUT ? 3 : 0;
}

/** Whether there is something to ask for an answer: the stack that serves models is as it should be. */
function isServing(outcomes: readonly StackOutcome[]): boolean {
  return outcomes.some(
    ({ kind, stack }) => stack.name.endsWith('-serving') && (kind === 'applied' || kind === 'unchanged'),
  );
}
