import type { Verdict } from '@spot-serving/plan-review';
import { describeCounts } from '@spot-serving/terraform-runner';

import type { Taken } from './walked-step';

/** What reviews said, null where there was none. */
export interface Verdicts {
  readonly verdict: Verdict | null;
  /** Of the plans that were applied, where the ground of one had moved since the first. */
  readonly verdictAtApply: Verdict | null;
}

/** What came of a step, in one line. */
export function describeOutcome({ result, review, atApply }: Taken): string {
  if (result.outcome === 'refused') return `refused by the ${result.by}: ${firstLine(result.words)}`;
  const done = result.stacks.map(
    ({ name, create, change, destroy }) =>
      `${name} ${describeCounts({ add: create, change, remove: destroy }, ['created', 'changed', 'destroyed'])}`,
  );
  return [
    `applied, review: ${verdictsOf({ verdict: review?.verdict ?? null, verdictAtApply: atApply?.verdict ?? null })}`,
    ...done,
  ].join(', ');
}

/** What the review said and, where that is something else, what it says once all is known. */
export function verdictsOf({ verdict, verdictAtApply }: Verdicts): string {
  return verdictAtApply === null || verdictAtApply === verdict ? (verdict ?? '') : `${verdict} -> ${verdictAtApply}`;
}

/** The first line of a text, and a sign that there are more. */
export function firstLine(text: string): string {
  const [line = '', ...more] = text.split('\n');
  return `${line}${more.length > 0 ? ' ...' : ''}`;
}
