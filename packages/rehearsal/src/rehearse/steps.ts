import type { Step, StepGroup } from '@spot-serving/terraform-runner';

import { podSteps } from '../cluster/cluster-steps';
import { refusedByLock } from './lock-rehearsal';
import type { Phase } from './phase';
import { planAsHcl } from './plan-as-hcl';
import type { StackRehearsal } from './stack-rehearsal';

type StepGroups = readonly StepGroup[];

/** What happens after every stack was applied. */
export interface DestroyOptions {
  /** Destroy the stacks, last applied first. */
  readonly destroy: boolean;
  /** Also destroy stacks that hold resources with `prevent_destroy` or deletion protection. */
  readonly allowDataLoss: boolean;
}

/**
 * The whole rehearsal as steps, in order: there and, when asked, back.
 *
 * @param rehearsals stacks in dependency order
 */
export function rehearsalSteps(
  rehearsals: readonly StackRehearsal[],
  options: DestroyOptions,
): readonly [there: StepGroups, back: StepGroups] {
  const back = options.destroy ? rehearsals.toReversed().map((one) => destroySteps(one, options)) : [];
  return [rehearsals.map(applySteps), back];
}

/** Whether a stack stays because it, or a stack that needs it, holds protected resources. */
export function isKept({ stack }: StackRehearsal, { destroy, allowDataLoss }: DestroyOptions): boolean {
  return destroy && !allowDataLoss && stack.protectedResources.length + stack.guards.length > 0;
}

function applySteps(rehearsal: StackRehearsal): StepGroup {
  return {
    title: rehearsal.stack.name,
    steps: [
      { title: 'init', run: () => rehearsal.init() },
      { title: 'validate', run: () => rehearsal.validate() },
      { title: 'plan', run: () => rehearsal.plan() },
      ...lockSteps(rehearsal),
      { title: 'apply', run: (note) => rehearsal.apply(note) },
      ...podSteps(rehearsal),
      { title: 'second plan', run: () => rehearsal.secondPlan() },
      ...hclSteps(rehearsal),
    ],
    outcome: () => outcomes(rehearsal, ['apply', 'pods', 'second plan', 'plan as HCL']),
  };
}

/** Where states have locks, an apply is first tried while somebody else holds the lock. */
function lockSteps(rehearsal: StackRehearsal): readonly Step[] {
  const { lock } = rehearsal;
  return lock === undefined ? [] : [{ title: 'lock', run: () => refusedByLock(rehearsal, lock) }];
}

/** The way out of CDKTF: as HCL it must be the same stack. */
function hclSteps(rehearsal: StackRehearsal): readonly Step[] {
  const { hcl } = rehearsal.surroundings;
  return hcl === undefined ? [] : [{ title: 'plan as HCL', run: () => planAsHcl(rehearsal, hcl) }];
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
  return phases
    .flatMap(({ phase, outcome }) =>
      wanted.includes(phase) ? [phase.includes('plan') ? `${phase} ${outcome}` : outcome] : [],
    )
    .join(', ');
}
