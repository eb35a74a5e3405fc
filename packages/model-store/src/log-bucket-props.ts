import type { RegionAndAccount } from '@spot-serving/core';

/** Whose logs a log bucket takes, and for how long. */
export interface LogBucketProps extends RegionAndAccount {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Names of the buckets whose server access logs come here. @default none */
  readonly loggedBuckets?: readonly string[];
  /** ARNs of the trails whose files come here. @default none */
  readonly trailArns?: readonly string[];
  /** Days until logs expire: a retention of CloudWatch Logs, as log groups beside it have. @default a year */
  readonly logDays?: number;
  /** Whether Terraform refuses to destroy the bucket, and the bucket to delete a log before it expires. @default true */
  readonly destroyProtection?: boolean;
}
