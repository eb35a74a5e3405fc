import { Failure } from '../failure';
import type { Ordered } from './order';

/**
 * The stacks that go, last made first: those that are named, and all that depend on them, directly or not.
 *
 * @param stacks all stacks of the app in dependency order
 * @param named undefined for all
 * @throws {Failure} 2 for a name that is no stack of the app
 */
export function doomedStacks<Stack extends Ordered>(
  stacks: readonly Stack[],
  named: readonly string[] | undefined,
): readonly Stack[] {
  if (named === undefined) return stacks.toReversed();
  const unknown = named.filter((name) => !stacks.some((stack) => stack.name === name));
  if (unknown.length > 0)
    throw new Failure(`no stack ${unknown.join(', ')}; they are ${stacks.map(({ name }) => name).join(', ')}`, 2);
  const doomed = new Set(named);
  for (const { name, dependencies } of stacks) if (dependencies.some((one) => doomed.has(one))) doomed.add(name);
  return stacks.filter(({ name }) => doomed.has(name)).toReversed();
}
