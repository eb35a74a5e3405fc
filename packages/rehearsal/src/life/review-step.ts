import { forecastNotes, renderReview, type StackReview, toMend } from '@spot-serving/plan-review';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { stackReview } from '../review/app-review';
import type { StackStep, StepPlan } from './stack-step';
import { standingPlan } from './standing-plan';
import type { StepReview } from './walked-step';

/** A stack, and its plan in a step. */
export interface PlannedStep {
  readonly one: StackStep;
  readonly planned: StepPlan;
}

/** An app in a step. */
export interface ReviewedStep {
  readonly app: string;
  /** All its stacks, in dependency order. */
  readonly stacks: readonly RehearsedStack[];
  /** Those that the step reaches; of the others their states say that everything stays. */
  readonly reached: readonly PlannedStep[];
}

/** The review that a pull request with a step would get. */
export function reviewStep({ app, stacks, reached }: ReviewedStep): StepReview {
  const reviewed = stacks.flatMap((stack) => {
    const planned = reached.find(({ one }) => one.stack.name === stack.name)?.planned;
    return planned === undefined ? standing(app, stack) : [ofPlan(app, stack, planned)];
  });
  const { verdict, counts, markdown } = renderReview({ stacks: reviewed, notes: forecastNotes(reviewed, new Date()) });
  return { verdict, counts, markdown, toMend: toMend(reviewed) };
}

function ofPlan(app: string, stack: RehearsedStack, planned: StepPlan): StackReview {
  return stackReview(app, {
    ...stack,
    ...('json' in planned ? { planJson: planned.json } : { dependencies: planned.waitingFor }),
  });
}

function standing(app: string, stack: RehearsedStack): readonly StackReview[] {
  const plan = standingPlan(stack.stateFile);
  return plan === undefined ? [] : [{ ...stackReview(app, stack), result: { plan } }];
}
