import { canaryProblems } from '../changes/canary-problems';
import { heldObjects } from '../changes/held';
import { versionSteps } from '../changes/version-steps';
import { plannedStacks, planOf } from './item';
import type { StackReview } from './review-input';

/** Why the verdict on reviewed plans is `fail`, each with what to do first, in plain text: what the section "To be mended first" says in Markdown. */
export function toMend(stacks: readonly StackReview[]): readonly string[] {
  const held = heldObjects(plannedStacks(stacks)).map(({ address, what, fix }) => `${address} ${what}; ${fix}`);
  const own = stacks.flatMap((stack) => {
    const plan = planOf(stack);
    const errors = (stack.findings ?? []).filter(({ severity }) => severity === 'error');
    return [
      ...('failed' in stack.result ? [`${stack.name} could not be planned: ${stack.result.failed}`] : []),
      ...(plan === undefined ? [] : [...canaryProblems(plan), ...versionSteps(plan)]).map(
        ({ address, what, fix }) => `${address} ${what}; ${fix}`,
      ),
      ...(plan?.failedChecks ?? []).map(({ address, messages }) => `${address} does not hold: ${messages.join('; ')}`),
      ...errors.map(({ address, what, fix }) => `${address}: ${what}; ${fix}`),
    ];
  });
  return [...held, ...own];
}
