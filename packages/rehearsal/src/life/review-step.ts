import { renderReview, toMend } from '@spot-serving/plan-review';

import { stackReview } from '../review/app-review';
import type { StackStep, StepPlan } from './stack-step';
import type { StepReview } from './walked-step';

/** A stack, and its plan in a step. */
export interface PlannedStep {
  readonly one: StackStep;
  readonly planned: StepPlan;
}

/** The review that a pull request with this step would get, of the stacks that it reaches; cost and capacity, which need all of them, are left out. */
export function reviewStep(app: string, steps: readonly PlannedStep[]): StepReview {
  const stacks = steps.map(({ one: { stack }, planned }) =>
    stackReview(app, {
      ...stack,
      ...('json' in planned ? { planJson: planned.json } : { dependencies: planned.waitingFor }),
    }),
  );
  const { verdict, counts, markdown } = renderReview({ stacks });
  return { verdict, counts, markdown, toMend: toMend(stacks) };
}
