import { type Group, grouped } from './grouped';
import type { Item } from './item';

/** Changes of which the same is to be said: of several objects, each of them in one stack, or in stacks that stand for each other. Never empty. */
export interface Alike {
  /** Of which the block is written. */
  readonly first: Group<Item>;
  /** Each with its stacks. */
  readonly all: readonly Group<Item>[];
}

/**
 * Items as they are told: first the same change of several apps, then all changes of one type of which `sayingOf` says the same, in the same stacks.
 */
export function alike(items: readonly Item[], sayingOf: (group: Group<Item>) => string): readonly Alike[] {
  const groups = grouped(items, ({ groupKey }) => groupKey);
  return grouped(groups, (group) => {
    const { kind, change } = group.first;
    const stacks = group.all.map(({ stack }) => stack).join();
    return [stacks, kind, change.type, change.change.actions.join(), sayingOf(group)].join('\n');
  });
}
