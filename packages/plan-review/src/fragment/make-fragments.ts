import { randomBytes } from 'node:crypto';

import { fingerprint } from '../fingerprint/fingerprint';
import type { PlannedStack } from '../planner/plan-stacks';
import { Redaction } from '../redact/redaction';
import type { GuardrailFinding, PlanResult } from '../render/review-input';
import { constructPaths } from './construct-paths';
import type { Fragment } from './fragment';
import { redactedLines, redactedPlan } from './redacted-plan';

/** What fragments are made of besides plans. */
export interface FragmentOptions {
  readonly app: string;
  /** All stacks of the app, in the order of the review, where another job plans some of them. @default those that were planned */
  readonly stacks?: readonly string[];
  /** Key of fingerprints, at least 16 characters; undefined makes none. */
  readonly key: string | undefined;
  /** What guardrails found, by stack. */
  readonly findings: Readonly<Record<string, readonly GuardrailFinding[]>>;
}

/**
 * What may leave the job that planned, a fragment for each stack.
 *
 * @param planned all stacks of the app: what is sensitive in one is hidden in all
 */
export function makeFragments(planned: readonly PlannedStack[], options: FragmentOptions): readonly Fragment[] {
  const { app, key, findings, stacks = planned.map(({ stack }) => stack.name) } = options;
  const redaction = new Redaction(planned.flatMap(({ result }) => ('plan' in result ? [result.plan] : [])));
  const salt = randomBytes(32);
  return planned.map(({ stack, result }) => ({
    fragment: 1,
    app,
    stack: stack.name,
    stacks,
    result: redactedResult(result, redaction, salt),
    configuration: constructPaths(JSON.parse(stack.source)),
    findings: findings[stack.name] ?? [],
    fingerprint: key !== undefined && 'plan' in result ? fingerprint(result.plan, key) : null,
  }));
}

function redactedResult(result: PlanResult, redaction: Redaction, salt: Buffer): PlanResult {
  if ('plan' in result) return { plan: redactedPlan(result.plan, redaction, salt) };
  return 'failed' in result ? { failed: redactedLines(result.failed, redaction) } : result;
}
