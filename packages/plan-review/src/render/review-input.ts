import type { Plan } from '../plan/plan';
import type { ForgottenState } from '../states/forgotten-state';

/** A broken rule, as `findings` of `@spot-serving/guardrails` gives it; the review takes them as data. */
export interface GuardrailFinding {
  /** Id of the rule; those that begin with `spot-` come first. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Terraform's address of the resource. */
  readonly address: string;
  /** Path of its construct. */
  readonly path: string;
  /** What is wrong, in one clause. */
  readonly what: string;
  /** What to write instead, in one clause. */
  readonly fix: string;
}

/** What came of planning one stack. */
export type PlanResult =
  | { readonly plan: Plan }
  /** It needs stacks that are not applied yet. */
  | { readonly waitingFor: readonly string[] }
  /** It could not be planned or read; the message may be several lines. */
  | { readonly failed: string }
  /** It was deployed, and is no longer in the code. */
  | { readonly forgotten: ForgottenState };

/** One stack of a review. */
export interface StackReview {
  /** Such as `prod-eu-west-1-network`. */
  readonly name: string;
  /**
   * Its app, such as `prod-eu-west-1`: the same change of stacks that differ by app alone is shown once.
   *
   * @default nothing is grouped
   */
  readonly app?: string;
  readonly result: PlanResult;
  /**
   * Parsed content of the stack's `cdk.tf.json`, for construct paths.
   *
   * @default addresses alone are shown
   */
  readonly configuration?: unknown;
  /** What guardrails found in that configuration. @default none */
  readonly findings?: readonly GuardrailFinding[];
}

/** A block that another part wrote, such as cost or capacity. Its Markdown is trusted: it must be escaped already. */
export interface ReviewNote {
  /** Heading, in plain words. */
  readonly title: string;
  readonly markdown: string;
  /** What belongs in the head, one line of Markdown. @default nothing */
  readonly short?: string;
  /** What makes the verdict `care` at least, one clause. @default nothing */
  readonly concern?: string;
}

/** Everything a review is made of. */
export interface ReviewInput {
  /** In the order of the table; a stack after those it needs. */
  readonly stacks: readonly StackReview[];
  /** Folded below the changes, as they are. @default none */
  readonly notes?: readonly ReviewNote[];
  /**
   * Package by the id of a construct, such as `Network` -> `network`; the first on the path below a stack counts.
   *
   * @default those of this repository (`housePackages`)
   */
  readonly packages?: Readonly<Record<string, string>>;
  /** Apps that a change could have reached, and whose configuration it leaves as it is, so that nobody planned them. @default none */
  readonly unchanged?: readonly string[];
  /**
   * Longest `Review.markdown`, in UTF-16 units, for who needs room beside it. Verdict, counts and table are always there, up to 20,000.
   *
   * @default 60,000
   */
  readonly commentLimit?: number;
}
