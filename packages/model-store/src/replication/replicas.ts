import { partitionIn, type Place } from '@spot-serving/core';

/** A store of the same account, in another region, that gets a copy of what is published. It exists before the store that copies to it. */
export interface ReplicaDestination {
  /** Name of its bucket. */
  readonly bucketName: string;
  /** Its region. */
  readonly region: string;
  /** Name of the alias of its key, without `alias/`. */
  readonly keyAlias: string;
}

/** A store of the same account that copies to this one. */
export interface ReplicaSource {
  /** Name of its bucket. */
  readonly bucketName: string;
  /** ARN of the role that S3 copies with; it need not exist yet. */
  readonly roleArn: string;
}

/** Which stores hold the same versions. */
export interface Replicas {
  /** Stores that get a copy of what is published here. @default none */
  readonly replicateTo?: readonly ReplicaDestination[];
  /** Stores that copy to this one. @default none */
  readonly replicatedFrom?: readonly ReplicaSource[];
}

/** Name of the alias of the key of the models of a store, without `alias/`. */
export function modelKeyAlias(store: string): string {
  return `${store}-models`;
}

/** Name of the role that S3 copies the models of a store with: 12 characters more than the store's, as the longest of its roles. */
export function replicationRoleName(store: string): string {
  return `${store}-replication`;
}

/** Name of the role of jobs that copy what is there already. */
export function batchCopyRoleName(store: string): string {
  return `${store}-batch-copy`;
}

/** ARN of the role that S3 copies with, for the stores that it copies to. */
export function replicationRoleArn({ name, region, account }: Place): string {
  return `arn:${partitionIn(region).id}:iam::${account}:role/${replicationRoleName(name)}`;
}

/** Id of the rule that copies to a bucket; metrics have it as a dimension, on both sides. */
export function replicationRuleId(destinationBucket: string): string {
  return `copy-to-${destinationBucket}`;
}
