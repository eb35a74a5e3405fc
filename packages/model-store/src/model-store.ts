import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { EncryptionKey, PrivateBucket } from '@spot-serving/encryption';
import { type IModelStore, requireValid } from '@spot-serving/core';
import { Construct } from 'constructs';
import { existingModelStore, type ModelStoreAttributes } from './existing-model-store';
import { modelLifecycleRules } from './lifecycle-rules';
import { defaultLogDays, LogBucket } from './log-bucket';
import { modelAddress, ofKnownModel } from './model-address';
import { modelStoreProblems } from './model-store-problems';
import type { ModelStoreProps } from './model-store-props';
import { auditKeyPolicy } from './policy/audit-key-policy';
import { publisherPolicy, readerPolicy, type StoreAccess } from './policy/identity-policies';
import { logPrefix } from './policy/log-bucket-policy';
import { modelBucketPolicy } from './policy/model-bucket-policy';
import { modelKeyPolicy } from './policy/model-key-policy';
import { ReadTrail } from './read-trail';
import { readerPolicyName, type StoreIdentity, storeIdentity } from './store-identity';
import { UnknownReaderAlarm } from './unknown-reader-alarm';

/** Props with their defaults. */
type Settled = Required<ModelStoreProps>;

/**
 * Encrypted storage of trained models, which are intellectual property: each is read only by the roles named for it, only through the
 * VPC's S3 endpoint; only publishers write; what was published can be neither changed nor deleted; every request is in the trail, and one
 * by anybody else raises an alarm.
 *
 * Readers and publishers get nothing by being named: their roles also need `readerPolicyArn(model)` or `publisherPolicyArn`. Ids of the
 * constructs below are public API: they are part of the addresses in the state.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class ModelStore extends Construct implements IModelStore {
  /** Bucket of the logs of the store, which also takes the load balancers' access logs. */
  readonly logs: LogBucket;
  /** ARN of the policy that permits to publish; it takes a role named in `publishers`. */
  readonly publisherPolicyArn: string;
  /** ARN of the topic that hears of unknown readers. */
  readonly alarmTopicArn: string;
  private readonly readerPolicies: ReadonlyMap<string, string>;
  private readonly bucketName: string;

  /** The store of a team that has one; makes nothing. @throws MisconfigurationError when the attributes are wrong */
  static fromAttributes(attributes: ModelStoreAttributes): IModelStore {
    return existingModelStore(attributes);
  }

  constructor(scope: Construct, id: string, props: ModelStoreProps) {
    super(scope, id);
    requireValid(this, modelStoreProblems(props));
    const { readers = {}, alarmEmails = [], destroyProtection = true, logDays = defaultLogDays } = props;
    const settled: Settled = { ...props, readers, alarmEmails, destroyProtection, logDays };
    const identity = storeIdentity(props);
    this.bucketName = props.bucketName;
    const keyArn = this.modelKey(settled, identity);
    this.logs = this.logBucket(settled, identity);
    this.modelBucket(settled, identity, keyArn);
    this.alarmTopicArn = this.audit(settled, identity);
    const access = { ...identity, keyArn };
    const publisher = { name: `${props.name}-publish-models`, policy: publisherPolicy(access) };
    this.publisherPolicyArn = new IamPolicy(this, 'PublisherPolicy', publisher).arn;
    this.readerPolicies = this.policiesOfReaders(settled, access);
  }

  /** Address of one immutable version. @throws MisconfigurationError when the model's name or the version is none */
  modelUri(model: string, version: number): string {
    return modelAddress(this.bucketName, model, version);
  }

  /** ARN of the policy that permits to read `model`, and no other. @throws MisconfigurationError listing the known models */
  readerPolicyArn(model: string): string {
    return ofKnownModel(this.readerPolicies, model);
  }

  private policiesOfReaders({ name, readers }: Settled, access: StoreAccess): ReadonlyMap<string, string> {
    const scope = new Construct(this, 'Readers');
    const policies = Object.keys(readers).map((model) => {
      const policy = new IamPolicy(scope, model, {
        name: readerPolicyName(name, model),
        policy: readerPolicy(access, model),
      });
      return [model, policy.arn] as const;
    });
    return new Map(policies);
  }

  private modelKey({ name, readers, destroyProtection, ...props }: Settled, identity: StoreIdentity): string {
    const policy = modelKeyPolicy({
      ...props,
      ...identity,
      readers: [...new Set(Object.values(readers).flat())].sort(),
    });
    return new EncryptionKey(this, 'Key', {
      alias: `${name}-models`,
      description: `Models of ${name}`,
      policy,
      destroyProtection,
    }).arn;
  }

  private logBucket({ logBucketName, bucketName, ...props }: Settled, { trailArn }: StoreIdentity): LogBucket {
    return new LogBucket(this, 'Logs', {
      ...props,
      bucketName: logBucketName,
      loggedBuckets: [bucketName],
      trailArns: [trailArn],
    });
  }

  private modelBucket(props: Settled, identity: StoreIdentity, keyArn: string): void {
    const { bucketName, destroyProtection } = props;
    const policy = modelBucketPolicy({ ...props, ...identity, keyArn, deletable: !destroyProtection });
    const lifecycleRules = modelLifecycleRules();
    const bucket = new PrivateBucket(this, 'Bucket', { bucketName, keyArn, policy, destroyProtection, lifecycleRules });
    new S3BucketLoggingA(this, 'AccessLogs', {
      bucket: bucket.bucketName,
      targetBucket: this.logs.bucketName,
      targetPrefix: `${logPrefix.serverAccess}/${bucketName}/`,
    });
  }

  private audit(
    { name, readers, publishers, alarmEmails, destroyProtection, ...props }: Settled,
    identity: StoreIdentity,
  ): string {
    const policy = auditKeyPolicy({ ...props, ...identity });
    const description = `Trail and alarm of the models of ${name}`;
    const key = new EncryptionKey(this, 'AuditKey', { alias: `${name}-audit`, description, policy, destroyProtection });
    const trail = new ReadTrail(this, 'Trail', { ...props, identity, logs: this.logs, keyArn: key.arn });
    const alarm = new UnknownReaderAlarm(this, 'Alarm', {
      identity,
      account: props.account,
      logGroupName: trail.logGroupName,
      knownRoles: [...publishers, ...Object.values(readers).flat()],
      keyArn: key.arn,
      emails: alarmEmails,
    });
    return alarm.topicArn;
  }
}
