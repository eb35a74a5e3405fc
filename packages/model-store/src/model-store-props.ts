/** Roles of pods, as a store knows them without knowing which there are. */
export interface PodReaders {
  /** IAM path of the roles, such as `/prod-eu-models/`; nobody else may make roles there. */
  readonly rolePath: string;
  /** Key of the tag that names the one model that a role reads. */
  readonly modelTag: string;
}

/** Where the models of an environment are kept, and who may do what with them. */
export interface ModelStoreProps {
  /** Prefix of the names of policies, keys, trail and alarm; at most 52 characters, for an IAM role name holds 64. */
  readonly name: string;
  /** Name of the model bucket. */
  readonly bucketName: string;
  /** Name of the bucket for logs of access to it. */
  readonly logBucketName: string;
  /** Region of the store. */
  readonly region: string;
  /** Account of the store and of every role named here, twelve digits. */
  readonly account: string;
  /** Id of the S3 gateway endpoint, through which alone readers read. */
  readonly s3EndpointId: string;
  /** ARNs of the IAM roles that upload models, at least one; they alone write, and may do so and read from outside the VPC. */
  readonly publishers: readonly string[];
  /** ARNs of the IAM roles that may read a model, by model; they need not exist yet. @default nobody beside the pods */
  readonly readers?: Readonly<Record<string, readonly string[]>>;
  /**
   * Which other roles read: those below an IAM path, each the one model that its tag names. A model that comes or goes brings or takes its
   * role, and the store stays as it is. @default none
   */
  readonly podReaders?: PodReaders;
  /** ARNs of the IAM roles that administer the keys and read the trail's files, at least one; they must exist. */
  readonly administrators: readonly string[];
  /** Addresses told of access by anybody else; each has to confirm once. @default nobody, the alarm is only on its topic */
  readonly alarmEmails?: readonly string[];
  /** Days until logs expire, one of CloudWatch's retentions. @default 365 */
  readonly logDays?: number;
  /**
   * Whether Terraform refuses to destroy the buckets and keys, and the buckets refuse to delete a model or a log. Turn it off only to
   * retire the store. @default true
   */
  readonly destroyProtection?: boolean;
}
