import type { RegionAndAccount } from '@spot-serving/core';

/** Where the states of an account's apps are kept. */
export interface StateBucketProps extends RegionAndAccount {
  /** Name of the bucket; every environment of the account names it in `state.bucket`. */
  readonly bucketName: string;
  /** ARNs of the IAM roles that administer the key, at least one; they must exist. */
  readonly administrators: readonly string[];
  /** Whether Terraform refuses to destroy the bucket and its key, without which every app is orphaned. @default true */
  readonly destroyProtection?: boolean;
}
