import { limitConcurrency } from '../process/limit-concurrency';
import type { Ordered } from './order';

/** Limits the work of {@link afterDependencies}. */
export interface SideBySideOptions {
  /** How much may be under way at once, at least 1. */
  readonly limit: number;
}

/**
 * Starts a piece of work for each stack: after those of the stacks it depends on have ended, well or badly, and beside all others, but for the limit.
 *
 * @param stacks in dependency order, see `inDependencyOrder`; a dependency that is not among them is not waited for
 * @returns what each piece of work gives, by the stack's name; a piece that fails rejects its own promise only
 */
export function afterDependencies<Stack extends Ordered, Result>(
  stacks: readonly Stack[],
  work: (stack: Stack) => Promise<Result>,
  { limit }: SideBySideOptions,
): ReadonlyMap<string, Promise<Result>> {
  const started = new Map<string, Promise<Result>>();
  const limited = limitConcurrency(limit);
  for (const stack of stacks) {
    const before = stack.dependencies.flatMap((name) => started.get(name) ?? []);
    started.set(
      stack.name,
      Promise.allSettled(before).then(() => limited(() => work(stack))),
    );
  }
  return started;
}
