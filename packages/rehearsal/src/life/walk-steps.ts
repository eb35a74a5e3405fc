import { Failure, type Progress, type StepGroup } from '@spot-serving/terraform-runner';

import { PhaseFailure } from '../rehearse/phase';
import type { Note } from '../rehearse/wording';
import type { LifeStep } from './life-step';
import { describeOutcome } from './outcome-words';
import type { Walk } from './walk';
import type { WalkedStep } from './walked-step';

/** A step that did not end as it was to. */
export class StepFailure extends Failure {
  constructor(
    readonly change: string,
    readonly step: string,
    /** What happened instead. */
    readonly detail: string,
  ) {
    super(`${change}, ${step}: ${detail}`, 1);
    this.name = 'StepFailure';
  }
}

/** How far a walk came. */
export interface Steps {
  /** Steps that ended as they were to, in order. */
  readonly walked: readonly WalkedStep[];
  readonly failure: StepFailure | undefined;
}

/**
 * Walks step after step, and in the end plans every stack once more, also those that no step reached. The first step that does not end as it was to is
 * the last: nobody knows what states it left.
 *
 * @throws {Interrupted} when the user asked to stop
 */
export async function walkSteps(walk: Walk, steps: readonly LifeStep[], progress: Progress): Promise<Steps> {
  const walked: WalkedStep[] = [];
  const groups = byChange(steps).map(([change, its]): StepGroup => {
    const taken: string[] = [];
    return {
      title: change,
      steps: its.map((step) => ({
        title: step.step,
        run: async (note) => {
          const one = await walkOne(walk, step, note);
          walked.push(one);
          taken.push(describeOutcome(one));
          return `${describeOutcome(one)} (${one.seconds.toFixed(1)} s)`;
        },
      })),
      outcome: () => taken.join('; '),
    };
  });
  const end: StepGroup = {
    title: 'all stacks',
    steps: [{ title: 'plan', run: (note) => closingPlan(walk, note) }],
    outcome: () => 'nothing is left to do',
  };
  try {
    await progress.run([...groups, end]);
    return { walked, failure: undefined };
  } catch (error) {
    if (error instanceof StepFailure) return { walked, failure: error };
    throw error;
  }
}

function byChange(steps: readonly LifeStep[]): readonly (readonly [change: string, steps: LifeStep[]])[] {
  const groups: (readonly [string, LifeStep[]])[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0] === step.change) last[1].push(step);
    else groups.push([step.change, [step]]);
  }
  return groups;
}

async function walkOne(walk: Walk, step: LifeStep, note: Note): Promise<WalkedStep> {
  const start = performance.now();
  const taken = await told(step, () => walk.take(step, note));
  const seconds = Math.round(performance.now() - start) / 1000;
  const one = { ...taken, step, seconds };
  if (step.expected !== 'either' && step.expected !== taken.result.outcome)
    throw new StepFailure(step.change, step.step, `was to be ${step.expected}, and was ${describeOutcome(one)}`);
  return one;
}

async function closingPlan(walk: Walk, note: Note): Promise<string> {
  await told({ change: 'all stacks', step: 'plan' }, () => walk.planAll(note));
  return 'empty';
}

/** What fails in Terraform is a failure of the step. */
async function told<Result>(
  { change, step }: Pick<LifeStep, 'change' | 'step'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PhaseFailure) throw new StepFailure(change, step, error.message);
    throw error;
  }
}
