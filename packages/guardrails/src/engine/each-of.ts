import type { Rule } from './rule';
import type { Resource, StackView } from './stack-view';

/** What is wrong at one resource. */
export interface Flaw {
  /** What is wrong, in one clause that shows the value. */
  readonly what: string;
  /** What to write instead, in one clause. */
  readonly fix: string;
}

/** The check of a rule that judges each resource of `type` alone. */
export function eachOf(type: string, flaws: (resource: Resource, stack: StackView) => readonly Flaw[]): Rule['check'] {
  return (stack) =>
    stack.ofType(type).flatMap((resource) => flaws(resource, stack).map((flaw) => ({ resource, ...flaw })));
}
