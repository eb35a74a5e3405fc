import { Failure } from '../failure';

/** What ordering needs of a stack. */
export interface Ordered {
  readonly name: string;
  /** Names of the stacks that must exist before it. */
  readonly dependencies: readonly string[];
}

/**
 * Stacks in the order in which they are applied: each one after all it depends on, else as given. Reversed, it is the order
 * in which they are destroyed.
 *
 * @throws {Failure} 1 for a dependency that is no stack of the app, and for stacks that wait for each other
 */
export function inDependencyOrder<Stack extends Ordered>(stacks: readonly Stack[]): readonly Stack[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const done = new Set<Stack>();
  const visit = (stack: Stack, path: readonly string[]): void => {
    if (done.has(stack)) return;
    const trail = [...path, stack.name];
    if (path.includes(stack.name)) throw circle(trail.slice(path.indexOf(stack.name)));
    for (const name of stack.dependencies) visit(byName.get(name) ?? unknown(stack, name, byName), trail);
    done.add(stack);
  };
  for (const stack of stacks) visit(stack, []);
  return [...done];
}

function circle(names: readonly string[]): Failure {
  return new Failure(
    `stacks wait for each other: ${names.join(' -> ')}; break the circle by moving what both need into one stack`,
    1,
  );
}

function unknown(stack: Ordered, dependency: string, known: ReadonlyMap<string, unknown>): never {
  const names = [...known.keys()].join(', ');
  throw new Failure(
    `stack "${stack.name}" depends on "${dependency}", which is no stack of the app (${names}); make it a direct child of App`,
    1,
  );
}
