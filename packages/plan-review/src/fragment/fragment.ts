import type { JsonObject } from '../plan/json';
import type { Verdict } from '../render/review';
import type { GuardrailFinding, PlanResult } from '../render/review-input';

/** What the job that has credentials says of one stack to the job that writes the comment. It holds nothing that a review would hide. */
export interface Fragment {
  /** Version of this shape. */
  readonly fragment: 2;
  readonly app: string;
  readonly stack: string;
  /** All stacks of the app, in the order of the review: so that a missing fragment is missed. */
  readonly stacks: readonly string[];
  /** Redacted. */
  readonly result: PlanResult;
  /** Construct paths, in the shape of a `cdk.tf.json` that has nothing else. */
  readonly configuration: JsonObject;
  readonly findings: readonly GuardrailFinding[];
  /** How serious the changes of this stack are, by themselves. */
  readonly verdict: Verdict;
  /** Of what a review shows of the plan, see `shownFingerprint`; null for a stack that has no plan. */
  readonly fingerprint: string | null;
  /** See `reviewMessage`; null without a key, and for a stack that has no plan. */
  readonly seal: string | null;
}
