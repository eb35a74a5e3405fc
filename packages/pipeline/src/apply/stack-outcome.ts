import type { Plan, StackToPlan } from '@spot-serving/plan-review';

import type { Decision } from './decision';
import type { Permission } from './permission';

/** What came of a stack in an apply. */
export type StackOutcome = { readonly stack: StackToPlan } &
  /** The very plan was applied; `serial` is that of the state after it. */
  (
    | {
        readonly kind: 'applied';
        readonly plan: Plan;
        readonly words: string;
        readonly serial: number | undefined;
        readonly seconds: number;
      }
    | { readonly kind: 'unchanged' }
    /** Its plan is for somebody to approve. */
    | {
        readonly kind: 'pending';
        readonly plan: Plan;
        readonly decision: Decision;
        readonly permission: Extract<Permission, { readonly asks: string }>;
      }
    /** It comes after stacks that are not applied yet. */
    | { readonly kind: 'waiting'; readonly names: readonly string[] }
    /** It is applied from elsewhere. */
    | { readonly kind: 'elsewhere' }
    /** `pods` are lines about those that did not start, when it failed. */
    | { readonly kind: 'failed'; readonly text: string; readonly pods: readonly string[] }
    /** Another stack failed before its turn. */
    | { readonly kind: 'not reached' }
  );

/** An outcome in a few words, for a table. */
export function outcomeWords(outcome: StackOutcome): string {
  switch (outcome.kind) {
    case 'applied':
      return `${outcome.words}${outcome.serial === undefined ? '' : `, state ${outcome.serial}`}, ${outcome.seconds} s`;
    case 'unchanged':
      return 'nothing to do';
    case 'pending':
      return outcome.permission.asks === 'never reviewed'
        ? 'waits for approval: never reviewed'
        : outcome.permission.asks === 'unknown rights'
          ? 'waits for approval: gives rights that nobody could see'
          : 'waits for approval: differs from what was seen';
    case 'waiting':
      return `waits for ${outcome.names.join(', ')}`;
    case 'elsewhere':
      return 'left to the job that reaches it';
    case 'failed':
      return 'failed';
    case 'not reached':
      return 'not reached';
  }
}
