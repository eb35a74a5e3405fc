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

/** An object whose change Terraform put off to a later plan: an entry of `deferred_changes`. */
export interface DeferredChange extends ResourceChange {
  /** Why, in Terraform's words: `resource_config_unknown` ... */
  readonly reason: string;
}

/** What has an action run: the change of an object, or the run itself (`-invoke`). */
export interface ActionTrigger {
  /** `BeforeCreate`, `AfterUpdate` ...; `Invoke` where the run asks for it. */
  readonly event: string;
  /** The object of that event, or the one that an invoked action is told of. */
  readonly address?: string;
  /** Which of its `action_trigger` blocks, and which action of that block, counted from 0. */
  readonly place?: readonly [block: number, action: number];
  /** What a failure does, in Terraform's words. */
  readonly onFailure?: string;
}

/** An action that a provider runs beside the changes: an entry of `action_invocations` or `deferred_action_invocations`, since Terraform 1.14. */
export interface ActionInvocation {
  /** Such as `action.aws_lambda_invoke.notify`. */
  readonly address: string;
  readonly type: string;
  readonly trigger: ActionTrigger;
  /** Its arguments, as `after` of something that is made. */
  readonly change: Change;
  /** Why it is put off to a later plan. @default it runs */
  readonly deferred?: string;
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
  /** What providers are asked to do besides. @default nothing */
  readonly actions?: readonly ActionInvocation[];
  /** What a later plan is to do. @default nothing */
  readonly deferred?: readonly DeferredChange[];
  /** Ephemeral resources that the configuration reads, by address: no plan has an entry of theirs. @default none */
  readonly ephemeral?: readonly string[];
}
