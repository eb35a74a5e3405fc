import type { CommandContext } from '@spot-serving/terraform-runner';

import { forecastNotes } from '../capacity/forecast-notes';
import type { FragmentOptions } from '../fragment/make-fragments';
import { redactedLines } from '../fragment/redacted-plan';
import type { PlannedStack } from '../planner/plan-stacks';
import { Redaction } from '../redact/redaction';
import { failures } from '../render/failures';
import { renderReview } from '../render/render-review';
import { type ForgottenState, standing } from '../states/forgotten-state';
import type { PlanOptions } from './plan-options';

/** What came of planning an app. */
export interface PlannedApp {
  readonly app: string;
  readonly planned: readonly PlannedStack[];
  /** Stacks that stand and are no longer in the code. */
  readonly forgotten: readonly {
    readonly name: string;
    readonly app: string;
    readonly result: { readonly forgotten: ForgottenState };
  }[];
  readonly findings: FragmentOptions['findings'];
}

/**
 * Says on standard output what the plans do, and why a stack has none. Where fragments say what they do, the reasons are on standard error. Each reason is
 * told once, for all the stacks that it keeps back.
 */
export function tellPlans(
  { app, planned, forgotten, findings }: PlannedApp,
  { out, json }: Pick<PlanOptions, 'out' | 'json'>,
  { stdout, stderr }: Pick<CommandContext, 'stdout' | 'stderr'>,
): void {
  // Who reads a log is not asked more than who reads a comment.
  const redaction = new Redaction(planned.flatMap(({ result }) => ('plan' in result ? [result.plan] : [])));
  const reasons = failures(planned.map(({ stack, result }) => ({ name: stack.name, result })));
  if (json || out !== undefined)
    for (const [reason, names] of reasons)
      stderr.write(
        `${names.join(', ')}: cannot be planned\n${redactedLines(reason, redaction).replace(/^(?=.)/gm, '  ')}\n`,
      );
  const lines = [...planned.map((one) => machineLine(one, redaction)), ...forgotten.map(forgottenLine)];
  if (json) stdout.write(`${JSON.stringify({ app, stacks: lines }, null, 2)}\n`);
  else if (out === undefined) {
    const stacks = [...planned.map((one) => reviewed(one, app, findings)), ...forgotten];
    stdout.write(`${renderReview({ stacks, notes: forecastNotes(stacks, new Date()) }).summary}\n`);
  }
}

function reviewed({ stack, result }: PlannedStack, app: string, findings: FragmentOptions['findings']) {
  return {
    name: stack.name,
    app,
    result,
    configuration: JSON.parse(stack.source) as unknown,
    findings: findings[stack.name] ?? [],
  };
}

function machineLine({ stack, result, outcome }: PlannedStack, redaction: Redaction): object {
  const line = { stack: stack.name, status: 'planned', outcome };
  if ('failed' in result) return { ...line, status: 'failed', reason: redactedLines(result.failed.trim(), redaction) };
  return 'waitingFor' in result ? { ...line, status: 'waiting', waitingFor: result.waitingFor } : line;
}

function forgottenLine({ name, result: { forgotten } }: PlannedApp['forgotten'][number]): object {
  const outcome = `no longer in the code, ${standing(forgotten)} objects stand`;
  return { stack: name, status: 'forgotten', outcome, standsOn: forgotten.standsOn };
}
