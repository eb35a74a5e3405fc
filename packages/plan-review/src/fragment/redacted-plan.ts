import type { ActionInvocation, Change, FailedCheck, OutputChange, Plan, ResourceChange } from '../plan/plan';
import { isShownOutput } from '../redact/output-shown';
import type { Redaction } from '../redact/redaction';
import { mergedMask } from './merged-mask';
import { ValueRedactor } from './redacted-value';

/**
 * A plan that may leave its job: everything that a review would hide is taken out, and a review of it reads the same.
 *
 * @param redaction made of all plans of the review
 * @param salt see {@link ValueRedactor}; one for all plans of a run
 */
export function redactedPlan(plan: Plan, redaction: Redaction, salt: Buffer): Plan {
  const redactor = new ValueRedactor(redaction, salt);
  const resource = <T extends ResourceChange | ActionInvocation>(one: T): T => ({
    ...one,
    change: redactedChange(one.type, one.change, redactor),
  });
  const { actions, deferred } = plan;
  return {
    ...plan,
    changes: plan.changes.map(resource),
    drift: plan.drift.map(resource),
    outputs: plan.outputs.map((output) => (isShownOutput(output) ? output : redactedOutput(output, redactor))),
    failedChecks: plan.failedChecks.map((check) => redactedCheck(check, redaction)),
    ...(actions === undefined ? {} : { actions: actions.map(resource) }),
    ...(deferred === undefined ? {} : { deferred: deferred.map(resource) }),
  };
}

function redactedChange(type: string, change: Change, redactor: ValueRedactor, key = ''): Change {
  const mask = mergedMask(change.beforeSensitive, change.afterSensitive);
  const place = { type, key, depth: key === '' ? 0 : 1, owners: [] };
  const before = redactor.redacted(change.before, mask, place);
  const after = redactor.redacted(change.after, mask, place);
  return {
    ...change,
    before: before.value,
    after: after.value,
    beforeSensitive: before.mask,
    afterSensitive: after.mask,
  };
}

function redactedOutput({ name, change }: OutputChange, redactor: ValueRedactor): OutputChange {
  return { name, change: redactedChange('output', change, redactor, name) };
}

function redactedCheck({ messages, ...check }: FailedCheck, redaction: Redaction): FailedCheck {
  return { ...check, messages: messages.map((message) => redactedLines(message, redaction)) };
}

/** A text without the lines that hold something to hide. */
export function redactedLines(text: string, redaction: Redaction): string {
  return text
    .split('\n')
    .map((line) => (redaction.hidesText(line) ? '(a line is hidden: it looks like a secret)' : line))
    .join('\n');
}
