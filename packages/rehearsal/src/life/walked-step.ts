import type { ReviewCounts, Verdict } from '@spot-serving/plan-review';

import type { ChangeCounts } from '../report/report';
import type { LifeStep } from './life-step';

/** What refused a step before anything was applied: the app's own checks, the states of what is deployed, or the review of the plans. */
export type Refuser = 'app' | 'states' | 'review';

/** What an apply did to one stack. */
export interface WalkedStack extends ChangeCounts {
  readonly name: string;
}

/** What came of a step. */
export type StepOutcome =
  | { readonly outcome: 'applied'; readonly stacks: readonly WalkedStack[] }
  | { readonly outcome: 'refused'; readonly by: Refuser; /** What to do first. */ readonly words: string };

/** A review of the plans of a step, as a pull request would get it. */
export interface StepReview {
  readonly verdict: Verdict;
  readonly counts: ReviewCounts;
  readonly markdown: string;
  /** Why its verdict is `fail`, each with what to do first. */
  readonly toMend: readonly string[];
}

/** What came of a step, and the reviews of its plans. */
export interface Taken {
  readonly result: StepOutcome;
  /** As a pull request gets it; undefined where nothing was planned. */
  readonly review?: StepReview;
  /** Of the plans that were applied, where the ground of one had moved since. */
  readonly atApply?: StepReview;
}

/** A step that was walked. */
export interface WalkedStep extends Taken {
  readonly step: LifeStep;
  readonly seconds: number;
}
