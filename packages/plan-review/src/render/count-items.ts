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
  const numbers = kindsIn(items);
  const count = (kind: Item['kind']): number => numbers.get(kind) ?? 0;
  const imported = items.filter(({ change }) => change.change.importing !== undefined).length;
  const plans = stacks.flatMap((stack) => planOf(stack) ?? []);
  const actions = plans.flatMap((plan) => plan.actions ?? []);
  const later = plans.flatMap((plan) => plan.deferred ?? []).length;
  const moved = items.filter(({ change }) => change.previousAddress !== undefined).length;
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    destroy: count('destroy') + count('deposed'),
    forget: count('forget'),
    move: moved,
    import: imported,
    drift: drift.length,
    outputs: stacks.reduce((sum, stack) => sum + changedOutputs(stack).length, 0),
    actions: actions.filter(({ deferred }) => deferred === undefined).length,
    deferred: later + actions.filter(({ deferred }) => deferred !== undefined).length,
  };
}

/** How many items there are of each kind. */
export function kindsIn(items: readonly Item[]): ReadonlyMap<Item['kind'], number> {
  const numbers = new Map<Item['kind'], number>();
  for (const { kind } of items) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  return numbers;
}
