import type { Json } from './json';

/**
 * What one plan does to one object. Values are Terraform's own and NOT redacted: only `renderReview` and `fingerprint` may read them.
 */
export interface Change {
  /** In Terraform's order: `["delete","create"]` removes first, `["create","delete"]` creates first. */
  readonly actions: readonly string[];
  readonly before: Json;
  readonly after: Json;
  /** `true`, or the shape of `after` with `true` where the value is known after apply only. */
  readonly afterUnknown: Json;
  /** `true`, or the shape of the value with `true` at what is sensitive. */
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
  /** Attributes that force a replacement, each as steps; empty where Terraform names none. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
  /** Identifier under which an existing object is imported; `(known after apply)` where it is not known yet. */
  readonly importing?: string;
}

/** One entry of `resource_changes` or `resource_drift`. */
export interface ResourceChange {
  readonly address: string;
  /** Where the object was, if the plan moves it. */
  readonly previousAddress?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Key of an object that a failed create-before-destroy left behind; then this is not the live one. */
  readonly deposed?: string;
  /** Why, in Terraform's words: `replace_because_tainted` ... */
  readonly actionReason?: string;
  readonly change: Change;
}

/** One entry of `output_changes`. */
export interface OutputChange {
  readonly name: string;
  readonly change: Change;
}

/** A `check`, condition or validation that did not pass. */
export interface FailedCheck {
  readonly address: string;
  /** `fail`: it does not hold. `error`: it could not be evaluated. */
  readonly status: 'fail' | 'error';
  /** What its author wrote for this case. */
  readonly messages: readonly string[];
}

/** A plan as `terraform show -json` gives it, reduced to what a review needs. Made by `readPlan` only. */
export interface Plan {
  readonly terraformVersion: string;
  /** False when Terraform put changes off to a later plan. */
  readonly complete: boolean;
  readonly changes: readonly ResourceChange[];
  /** What changed outside Terraform since the last apply. */
  readonly drift: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  readonly failedChecks: readonly FailedCheck[];
}
