import { elasticityNotes } from '@spot-serving/forecast';
import { findings } from '@spot-serving/guardrails/findings';
import {
  forecastNotes,
  type PlanResult,
  PlanUnreadable,
  readPlan,
  renderReview,
  type Review,
  type StackReview,
} from '@spot-serving/plan-review';
import { digest, type DigestLine, reviewPage } from '@spot-serving/plan-review/page';

/** A rehearsed stack, as far as a review reads it. */
export interface ReviewedStack {
  readonly name: string;
  /** Text of its `cdk.tf.json` as it was synthesized. */
  readonly source: string;
  /** Names of the stacks that it needs. */
  readonly dependencies: readonly string[];
  /** What `terraform show -json` printed of its first plan; absent when it was not planned. */
  readonly planJson?: string;
}

/** A review, as text and as a page, and what a terminal shows of it. */
export interface AppReview extends Review {
  /** HTML that needs no network. */
  readonly page: string;
  readonly digest: readonly DigestLine[];
}

/**
 * The review that a pull request would get if it brought all of this app: its first plans, against empty states.
 *
 * Each stack was planned after those it needs were applied, which a pull request cannot do; there, later stacks wait for earlier ones.
 *
 * @param today for the age of prices @default now
 */
export function appReview(app: string, stacks: readonly ReviewedStack[], today = new Date()): AppReview {
  const reviewed = stacks.map((stack) => stackReview(app, stack));
  const input = { stacks: reviewed, notes: [...forecastNotes(reviewed, today), ...elasticityNotes(reviewed)] };
  // A review renders what it is asked for: a copy would have none of it.
  return Object.assign(renderReview(input), { page: reviewPage(`Review of ${app}`, input), digest: digest(input) });
}

/** A stack as a review takes it. */
export function stackReview(app: string, stack: ReviewedStack): StackReview {
  const configuration: unknown = JSON.parse(stack.source);
  return { name: stack.name, app, result: planResult(stack), configuration, findings: findings(configuration) };
}

function planResult({ planJson, dependencies }: ReviewedStack): PlanResult {
  if (planJson === undefined)
    return dependencies.length > 0
      ? { waitingFor: dependencies }
      : { failed: 'It was not planned: the rehearsal ended before it.' };
  try {
    return { plan: readPlan(planJson) };
  } catch (error) {
    if (error instanceof PlanUnreadable) return { failed: error.message };
    throw error;
  }
}
