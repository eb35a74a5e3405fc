import type { RegionAndAccount } from '@spot-serving/core';

/** Whose account, and who hears. */
export interface AccountWatchProps extends RegionAndAccount {
  /** Name of the bucket of the trail's files. */
  readonly bucketName: string;
  /** ARNs of the IAM roles that administer the key and read the trail's files, at least one; they must exist. */
  readonly administrators: readonly string[];
  /** E-mail addresses that are told, at least one; each confirms the message that SNS sends it. */
  readonly emails: readonly string[];
  /** Names of the roles that apply reviewed changes; what they do every day is not told. @default none */
  readonly appliers?: readonly string[];
}
