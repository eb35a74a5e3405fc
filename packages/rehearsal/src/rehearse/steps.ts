import type { StepGroup } from '../progress/progress';
import type { Phase } from './phase';
import type { StackRehearsal } from './stack-rehearsal';

/** What happens after every stack was applied. */
export interface DestroyOptions {
  /** Destroy the stacks, last applied first. */
  readonly destroy: boolean;
  /** Also destroy stacks that hold resources with `prevent_destroy`. */
  readonly allowDataLoss: boolean;
}

/**
 * The whole rehearsal as steps, in order.
 *
 * @param rehearsals stacks in dependency order
 */
export function rehearsalSteps(rehearsals: readonly StackRehearsal[], options: DestroyOptions): readonly StepGroup[] {
  const forward = rehearsals.map(applySteps);
  return options.destroy ? [...forward, ...rehearsals.toReversed().map((one) => destroySteps(one, options))] : forward;
}

/** Whether a stack stays because it holds protected resources. */
export function isKept({ stack }: StackRehearsal, { destroy, allowDataLoss }: DestroyOptions): boolean {
  return destroy && !allowDataLoss && stack.protectedResources.length > 0;
}

function applySteps(rehearsal: StackRehearsal): StepGroup {
  return {
    title: rehearsal.stack.name,
    steps: [
      { title: 'init', run: () => rehearsal.init() },
      { title: 'validate', run: () => rehearsal.validate() },
      { title: 'plan', run: () => rehearsal.plan() },
      { title: 'apply', run: (note) => rehearsal.apply(note) },
      { title: 'second plan', run: () => rehearsal.secondPlan() },
    ],
    outcome: () => outcomes(rehearsal, ['apply', 'second plan']),
  };
}

function destroySteps(rehearsal: StackRehearsal, options: DestroyOptions): StepGroup {
  const kept = isKept(rehearsal, options);
  return {
    title: rehearsal.stack.name,
    steps: [{ title: 'destroy', run: (note) => (kept ? rehearsal.keep() : rehearsal.destroy(note)) }],
    outcome: () => outcomes(rehearsal, ['destroy']),
  };
}

function outcomes({ phases }: StackRehearsal, wanted: readonly Phase[]): string {
  return phases.flatMap(({ phase, outcome }) => (wanted.includes(phase) ? [phase === 'second plan' ? `second plan ${outcome}` : outcome] : [])).join(', ');
}
