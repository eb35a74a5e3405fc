import type { Flaw } from './flaw';
import type { Rule } from './rule';
import type { Resource, StackView } from './stack-view';

export type { Flaw } from './flaw';

/** The check of a rule that judges each resource of `type` (or of any of several) alone. */
export function eachOf(
  type: string | readonly string[],
  flaws: (resource: Resource, stack: StackView) => readonly Flaw[],
): Rule['check'] {
  return (stack) =>
    [type]
      .flat()
      .flatMap((one) => stack.ofType(one))
      .flatMap((resource) => flaws(resource, stack).map((flaw) => ({ resource, ...flaw })));
}
