import { inspect } from 'node:util';

import type { IConstruct } from 'constructs';

/** One thing wrong with what a user wrote. */
export interface Problem {
  /** Where it stands, as the user wrote it: `network.cidr`, `pools[0].instanceTypes`. */
  readonly path: string;
  /** The value found there; `undefined` when it is missing. */
  readonly value: unknown;
  /** What is wrong and what to write instead, in one sentence. */
  readonly fix: string;
  /**
   * Paths of other values that this one was held against; while one of those is wrong itself, nobody can tell. @default none - the value is
   * wrong by itself
   */
  readonly against?: readonly string[];
}

/** The user's input is wrong; the message lists every problem with its path, value and fix, a line each. */
export class MisconfigurationError extends Error {
  /**
   * @param subject what is wrong as a whole: a construct path, or an environment's name
   * @param problems everything found, never only the first
   */
  constructor(
    readonly subject: string,
    readonly problems: readonly Problem[],
  ) {
    super([`${subject} is misconfigured:`, ...problems.map((problem) => `  ${describeProblem(problem)}`)].join('\n'));
    this.name = 'MisconfigurationError';
  }
}

/** `path is value: fix`, on one line; a long value is cut to 80 characters. */
export function describeProblem({ path, value, fix }: Problem): string {
  if (value === undefined) return `${path} is missing: ${fix}`;
  // JSON has no word for functions, NaN and the infinities, and would call the numbers null.
  const shown = typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : inspect(value);
  return `${path} is ${shown.length > 80 ? `${shown.slice(0, 79)}…` : shown}: ${fix}`;
}

/**
 * Stops a construct whose props are wrong, before it defines anything.
 *
 * @throws MisconfigurationError naming the construct's path, when there is any problem
 */
export function requireValid(scope: IConstruct, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new MisconfigurationError(scope.node.path || scope.node.id, problems);
}

/** Path of a field or an entry: `pools.spot.general`, `tags["cost#"]`. */
export function pathBelow(parent: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
}

/** The same problems with their paths moved below `parent`: `cidr` becomes `network.cidr`. */
export function problemsBelow(parent: string, problems: readonly Problem[]): Problem[] {
  return movedProblems(problems, (path) => `${parent}.${path}`);
}

/** The same problems at other paths. */
export function movedProblems(problems: readonly Problem[], move: (path: string) => string): Problem[] {
  return problems.map(({ path, value, fix, against }) => {
    const moved = { path: move(path), value, fix };
    return against === undefined ? moved : { ...moved, against: against.map(move) };
  });
}

/** What is wrong when something holds: `...when(size < 3, { path, value, fix })`. */
export function when<Item>(condition: unknown, ...items: readonly Item[]): Item[] {
  return condition ? [...items] : [];
}

/** What is wrong unless something holds: `...unless(partitionOf(region), { path, value, fix })`. */
export function unless<Item>(condition: unknown, ...items: readonly Item[]): Item[] {
  return condition ? [] : [...items];
}
