import { type Item, planOf } from './item';
import { changedOutputs } from './output-section';
import type { ReviewCounts } from './review';
import type { StackReview } from './review-input';

/** Numbers of what `items` do, with the drift and the outputs of `stacks`. */
export function countItems(
  items: readonly Item[],
  drift: readonly Item[],
  stacks: readonly StackReview[],
): ReviewCounts {
  const count = (...kinds: readonly Item['kind'][]): number => items.filter(({ kind }) => kinds.includes(kind)).length;
  const imported = items.filter(({ change }) => change.change.importing !== undefined).length;
  const plans = stacks.flatMap((stack) => planOf(stack) ?? []);
  const actions = plans.flatMap((plan) => plan.actions ?? []);
  const later = plans.flatMap((plan) => plan.deferred ?? []).length;
  const moved = items.filter(({ change }) => change.previousAddress !== undefined).length;
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    destroy: count('destroy', 'deposed'),
    forget: count('forget'),
    move: moved,
    import: imported,
    drift: drift.length,
    outputs: stacks.reduce((sum, stack) => sum + changedOutputs(stack).length, 0),
    actions: actions.filter(({ deferred }) => deferred === undefined).length,
    deferred: later + actions.filter(({ deferred }) => deferred !== undefined).length,
  };
}
