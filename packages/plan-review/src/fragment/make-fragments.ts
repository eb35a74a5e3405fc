import { randomBytes } from 'node:crypto';

import { planDigest } from '../fingerprint/plan-digest';
import { shownFingerprint } from '../fingerprint/shown-fingerprint';
import type { PlannedStack } from '../planner/plan-stacks';
import { Redaction } from '../redact/redaction';
import { renderReview } from '../render/render-review';
import type { GuardrailFinding, PlanResult } from '../render/review-input';
import { reviewMessage, type ReviewedRun } from '../seal/review-seal';
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
  const { app, sealing, findings, stacks = planned.map(({ stack }) => stack.name) } = options;
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
    const { verdict } = renderReview({ stacks: [{ ...said, name: stack.name }] });
    const fingerprint = 'plan' in result ? shownFingerprint(result.plan, sealing?.head ?? '') : null;
    const one = { fragment: 2, ...said, verdict, fingerprint } as const;
    if (!('plan' in result) || sealing === undefined || fingerprint === null) return { ...one, seal: null };
    const message = reviewMessage({ ...sealing, ...one, fingerprint }, planDigest(result.plan, configuration));
    return { ...one, seal: await sealing.sealer.seal(message) };
  });
  return Promise.all(made);
}

function redactedResult(result: PlanResult, redaction: Redaction, salt: Buffer): PlanResult {
  if ('plan' in result) return { plan: redactedPlan(result.plan, redaction, salt) };
  return 'failed' in result ? { failed: redactedLines(result.failed, redaction) } : result;
}
