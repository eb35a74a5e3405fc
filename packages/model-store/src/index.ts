export type { ModelStoreAttributes } from './existing-model-store';
export { LogBucket } from './log-bucket';
export type { LogBucketProps } from './log-bucket-props';
export { logBucketProblems } from './log-bucket-problems';
export { ModelStore } from './model-store';
export { modelStoreProblems } from './model-store-problems';
export type { ModelStoreProps } from './model-store-props';
export { modelKeyAlias, type ReplicaDestination, type ReplicaSource, replicationRoleArn } from './replication/replicas';
