import { canaryProblems } from '../changes/canary-problems';
import { heldObjects } from '../changes/held';
import { noSuchSteps } from '../changes/no-such-steps';
import { plannedStacks, planOf } from './item';
import type { StackReview } from './review-input';

/** What keeps plans from being applied, each with what to do first, in plain text: the section "To be mended first" says it in Markdown. */
export function toMend(stacks: readonly StackReview[]): readonly string[] {
  const held = heldObjects(plannedStacks(stacks)).map(({ address, what, fix }) => `${address} ${what}; ${fix}`);
  const own = stacks.flatMap((stack) => {
    const plan = planOf(stack);
    return [
      ...('failed' in stack.result ? [`${stack.name} could not be planned: ${stack.result.failed}`] : []),
      ...(plan === undefined ? [] : [...canaryProblems(plan), ...noSuchSteps(plan)]).map(
        ({ address, what, fix }) => `${address} ${what}; ${fix}`,
      ),
      ...(plan?.failedChecks ?? []).map(({ address, messages }) => `${address} does not hold: ${messages.join('; ')}`),
    ];
  });
  return [...held, ...own];
}
