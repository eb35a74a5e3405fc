import type { JsonObject } from './json';

/** A resource or data source of a stack or a plan. */
export interface Resource {
  /** Terraform's address: `aws_s3_bucket.models`, `data.aws_iam_policy_document.models`, `module.store.aws_s3_bucket.this["a"]`. */
  readonly address: string;
  /** Terraform's type: `aws_s3_bucket`. */
  readonly type: string;
  /** Path of its construct; the address when the JSON does not say. */
  readonly path: string;
  /** What Terraform will read, in snake_case; references are still text such as `${aws_kms_key.models.arn}`. */
  readonly attributes: JsonObject;
}

/** What rules are asked about, in whichever form it came. */
export interface Subject {
  /** Whether it is what Terraform planned, with defaults and without what only the configuration says, such as `lifecycle`. */
  readonly isPlan: boolean;
  readonly resources: readonly Resource[];
  readonly dataSources: readonly Resource[];
  /** The `terraform` block: backend, required providers. */
  readonly terraform: JsonObject;
  /** Configurations of the AWS provider. */
  readonly awsProviders: readonly JsonObject[];
  /** Where modules come from, by address; only a plan says. */
  readonly modules: Readonly<Record<string, JsonObject>>;
}
