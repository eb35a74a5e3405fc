import { describeCounts } from '@spot-serving/terraform-runner';

import type { WalkedStep } from './walked-step';

/** What came of a step, in one line. */
export function describeOutcome({ result, review }: Pick<WalkedStep, 'result' | 'review'>): string {
  if (result.outcome === 'refused') return `refused by the ${result.by}: ${firstLine(result.words)}`;
  const done = result.stacks.map(
    ({ name, create, change, destroy }) =>
      `${name} ${describeCounts({ add: create, change, remove: destroy }, ['created', 'changed', 'destroyed'])}`,
  );
  return [`applied, review: ${review?.verdict ?? 'none'}`, ...done].join(', ');
}

/** The first line of a text, and a sign that there are more. */
export function firstLine(text: string): string {
  const [line = '', ...more] = text.split('\n');
  return `${line}${more.length > 0 ? ' ...' : ''}`;
}
