import type { CommandContext } from '@spot-serving/terraform-runner';

import { forecastNotes } from '../capacity/forecast-notes';
import type { FragmentOptions } from '../fragment/make-fragments';
import { redactedLines } from '../fragment/redacted-plan';
import type { PlannedStack } from '../planner/plan-stacks';
import { Redaction } from '../redact/redaction';
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

/** Says on standard error why a stack has no plan, and on standard output what the plans do, unless fragments say it. */
export function tellPlans(
  { app, planned, forgotten, findings }: PlannedApp,
  { out, json }: Pick<PlanOptions, 'out' | 'json'>,
  { stdout, stderr }: Pick<CommandContext, 'stdout' | 'stderr'>,
): void {
  // Who reads a log is not asked more than who reads a comment.
  const redaction = new Redaction(planned.flatMap(({ result }) => ('plan' in result ? [result.plan] : [])));
  for (const { stack, result } of planned) {
    if ('failed' in result)
      stderr.write(
        `${stack.name}: cannot be planned\n${redactedLines(result.failed, redaction).replace(/^(?=.)/gm, '  ')}\n`,
      );
  }
  const lines = [...planned.map(machineLine), ...forgotten.map(forgottenLine)];
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

function machineLine({ stack, result, outcome }: PlannedStack): object {
  const status = 'plan' in result ? 'planned' : 'failed' in result ? 'failed' : 'waiting';
  return { stack: stack.name, status, outcome, ...('waitingFor' in result ? { waitingFor: result.waitingFor } : {}) };
}

function forgottenLine({ name, result: { forgotten } }: PlannedApp['forgotten'][number]): object {
  const outcome = `no longer in the code, ${standing(forgotten)} objects stand`;
  return { stack: name, status: 'forgotten', outcome, standsOn: forgotten.standsOn };
}
