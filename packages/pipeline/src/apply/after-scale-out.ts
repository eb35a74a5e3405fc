import { autoscaledCountPolicy } from '@spot-serving/core/vocabulary';
import type { Plan } from '@spot-serving/plan-review';

/** How often a stack is planned again because an autoscaler was faster than its apply; a spike may scale out more than once. */
export const mostAgain = 3;

/**
 * Whether an apply failed because an autoscaler had scaled out since the plan: the API server then refuses to write the plan's count and leaves
 * the Deployment as it is, and all it takes is a plan that has the count of now (docs/adr/0014).
 */
export function wasScaledOut(failure: string): boolean {
  return failure.includes(`.${autoscaledCountPolicy}'`);
}

/**
 * Whether `next` does nothing but what is left of `first`, which was permitted and applied in part a moment ago: no address, action or output that
 * `first` did not have. Its values come from the same configuration; counts and what the first half made known are the only ones that differ.
 */
export function isRestOf(first: Plan, next: Plan): boolean {
  const outputs = new Set(first.outputs.map(({ name }) => name));
  return (
    next.outputs.every(({ name, change }) => isNoOp(change.actions) || outputs.has(name)) &&
    next.changes
      .filter(({ change }) => !isNoOp(change.actions))
      .every(({ address, change }) => {
        const before = first.changes.filter((one) => one.address === address).flatMap((one) => one.change.actions);
        return change.actions.every((action) => before.includes(action));
      })
  );
}

const isNoOp = (actions: readonly string[]) => actions.every((action) => action === 'no-op' || action === 'read');
