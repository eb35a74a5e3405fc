import { randomBytes } from 'node:crypto';

import { planDigest } from '../fingerprint/plan-digest';
import { shownFingerprint } from '../fingerprint/shown-fingerprint';
import type { PlannedStack } from '../planner/plan-stacks';
import { Redaction } from '../redact/redaction';
import { renderReview } from '../render/render-review';
import type { GuardrailFinding, PlanResult, StackReview } from '../render/review-input';
import { type ReviewedRun, reviewMessage } from '../seal/review-seal';
import type { Sealer } from '../seal/sealer';
import { constructPaths } from './construct-paths';
import type { Fragment } from './fragment';
import { redactedLines, redactedPlan } from './redacted-plan';

/** What seals fragments, and for which run. */
export interface Sealing extends ReviewedRun {
  readonly sealer: Sealer;
}

/** What fragments are made of besides plans. */
export interface FragmentOptions {
  readonly app: string;
  /** All stacks of the app, in the order of the review, where another job plans some of them. @default those that were planned */
  readonly stacks?: readonly string[];
  /** Undefined seals nothing: then nothing that is planned here is bound to an apply. */
  readonly sealing: Sealing | undefined;
  /** Stacks of the app that stand and are no longer in the code. @default none */
  readonly forgotten?: readonly StackReview[];
  /** What guardrails found, by stack. */
  readonly findings: Readonly<Record<string, readonly GuardrailFinding[]>>;
}

/**
 * What may leave the job that planned, a fragment for each stack, each sealed by itself.
 *
 * @param planned all stacks of the app: what is sensitive in one is hidden in all
 */
export async function makeFragments(
  planned: readonly PlannedStack[],
  options: FragmentOptions,
): Promise<readonly Fragment[]> {
  const { app, sealing, findings, forgotten = [] } = options;
  const { stacks: inCode = planned.map(({ stack }) => stack.name) } = options;
  const stacks = [...inCode, ...forgotten.map(({ name }) => name)];
  const redaction = new Redaction(planned.flatMap(({ result }) => ('plan' in result ? [result.plan] : [])));
  const salt = randomBytes(32);
  const made = planned.map(async ({ stack, result }): Promise<Fragment> => {
    const configuration = JSON.parse(stack.source) as unknown;
    const said = {
      app,
      stack: stack.name,
      stacks,
      result: redactedResult(result, redaction, salt),
      configuration: constructPaths(configuration),
      findings: findings[stack.name] ?? [],
    };
    // A seal of any stack says that something stands which the code forgot, for what is applied may be what that stands on.
    const { verdict } = renderReview({ stacks: [{ ...said, name: stack.name }, ...forgotten] });
    const fingerprint = 'plan' in result ? shownFingerprint(result.plan, sealing?.head ?? '') : null;
    const one = { fragment: 2, ...said, verdict, fingerprint } as const;
    if (!('plan' in result) || sealing === undefined || fingerprint === null) return { ...one, seal: null };
    const message = reviewMessage({ ...sealing, ...one, fingerprint }, planDigest(result.plan, configuration));
    return { ...one, seal: await sealing.sealer.seal(message) };
  });
  return [...(await Promise.all(made)), ...unplannedFragments(app, forgotten, stacks)];
}

/**
 * Fragments of stacks of which nothing is planned, so nothing is bound: those that are no longer in the code.
 *
 * @param stacks see `Fragment`
 */
export function unplannedFragments(
  app: string,
  unplanned: readonly StackReview[],
  stacks = unplanned.map(({ name }) => name),
): readonly Fragment[] {
  return unplanned.map((stack) => ({
    ...{ fragment: 2, app, stack: stack.name, stacks, result: stack.result, configuration: {}, findings: [] },
    ...{ verdict: renderReview({ stacks: [stack] }).verdict, fingerprint: null, seal: null },
  }));
}

function redactedResult(result: PlanResult, redaction: Redaction, salt: Buffer): PlanResult {
  if ('plan' in result) return { plan: redactedPlan(result.plan, redaction, salt) };
  return 'failed' in result ? { failed: redactedLines(result.failed, redaction) } : result;
}
