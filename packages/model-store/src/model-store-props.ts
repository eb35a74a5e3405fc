import type { ModelAccessSection, Place } from '@spot-serving/core';

import type { Replicas } from './replication/replicas';

/** Roles of pods, as a store knows them without knowing which there are. */
export interface PodReaders {
  /** IAM path of the roles, such as `/prod-eu-models/`; nobody else may make roles there. */
  readonly rolePath: string;
  /** Key of the tag that names the one model that a role reads. */
  readonly modelTag: string;
}

/**
 * Where models are kept, and who may do what with them, as an environment's `models` says it. The name has at most 52 characters, for an IAM
 * role's holds 64; the account is also that of every role named here.
 */
export interface ModelStoreProps extends ModelAccessSection, Replicas, Place {
  /** Name of the model bucket. */
  readonly bucketName: string;
  /** Name of the bucket for logs of access to it. */
  readonly logBucketName: string;
  /** Id of the S3 gateway endpoint, through which alone readers read. */
  readonly s3EndpointId: string;
  /**
   * Which other roles read: those below an IAM path, each the one model that its tag names. A model that comes or goes brings or takes its
   * role, and the store stays as it is. @default none
   */
  readonly podReaders?: PodReaders;
  /** ARNs of the IAM roles that administer the keys and read the trail's files, at least one; they must exist. */
  readonly administrators: readonly string[];
  /** Days until logs expire, one of CloudWatch's retentions. @default a year, as other logs are kept */
  readonly logDays?: number;
}
