import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { Construct } from 'constructs';

import {
  type Complete,
  defaultLogDays,
  type IModelStore,
  requireValid,
  resolveModelAccess,
  type Statement,
} from '@spot-serving/core';
import { EncryptionKey, PrivateBucket } from '@spot-serving/encryption';

import { existingModelStore, type ModelStoreAttributes } from './existing-model-store';
import { modelLifecycleRules } from './lifecycle-rules';
import { LogBucket } from './log-bucket';
import { modelAddress, requireModelName } from './model-address';
import { modelStoreProblems } from './model-store-problems';
import type { ModelStoreProps } from './model-store-props';
import { auditKeyPolicy } from './policy/audit-key-policy';
import { publisherPolicy, readerStatements, type StoreAccess } from './policy/identity-policies';
import { logPrefix } from './policy/log-bucket-policy';
import { modelBucketPolicy } from './policy/model-bucket-policy';
import { modelKeyPolicy } from './policy/model-key-policy';
import { copyAlarmArns, ModelCopies } from './replication/model-copies';
import { modelKeyAlias } from './replication/replicas';
import { type ReplicationRoles, replicationRoles } from './replication/replication-roles';
import { podReads, podRoleArns, type StoreIdentity, storeIdentity } from './store-identity';
import { watchReads } from './watch-reads';

/** Props with their defaults. */
type Open = 'podReaders' | 'objectLock';
type Settled = Complete<Omit<ModelStoreProps, Open>> & Pick<ModelStoreProps, Open> & ReplicationRoles;

/**
 * Encrypted storage of trained models, which are intellectual property: each is read only by the roles named for it, only through the
 * VPC's S3 endpoint; only publishers write; what was published can be neither changed nor deleted; every request is in the trail, and one
 * by anybody else raises an alarm.
 *
 * Readers and publishers get nothing by being named: their roles also need `readerStatements(model)` or `publisherPolicyArn`. What permits
 * to read is the role's own, so that a role goes without the store. Ids of the constructs below are public API: they are part of the addresses
 * in the state.
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
  private readonly access: StoreAccess;
  private readonly bucketName: string;

  /** The store of a team that has one; makes nothing. @throws MisconfigurationError when the attributes are wrong */
  static fromAttributes(attributes: ModelStoreAttributes): IModelStore {
    return existingModelStore(attributes);
  }

  constructor(scope: Construct, id: string, props: ModelStoreProps) {
    super(scope, id);
    requireValid(this, modelStoreProblems(props));
    const { logDays = defaultLogDays, replicateTo = [], replicatedFrom = [] } = props;
    const copies = { replicateTo, replicatedFrom, ...replicationRoles(props) };
    const settled: Settled = { ...resolveModelAccess(props), ...copies, logDays };
    const identity = storeIdentity(props);
    this.bucketName = props.bucketName;
    const keyArn = this.modelKey(settled, identity);
    this.logs = this.logBucket(settled, identity);
    this.access = { ...identity, keyArn };
    const bucket = this.modelBucket(settled, identity, keyArn);
    this.alarmTopicArn = this.audit(settled, identity);
    new ModelCopies(this, 'Copies', {
      ...settled,
      identity,
      access: this.access,
      bucket,
      topicArn: this.alarmTopicArn,
      locked: props.objectLock !== undefined,
    });
    const publisher = { name: `${props.name}-publish-models`, policy: publisherPolicy(this.access) };
    this.publisherPolicyArn = new IamPolicy(this, 'PublisherPolicy', publisher).arn;
  }

  /** Address of one immutable version. @throws MisconfigurationError when the model's name or the version is none */
  modelUri(model: string, version: number): string {
    return modelAddress(this.bucketName, model, version);
  }

  /** What a role must be permitted to read `model`, and no other. @throws MisconfigurationError when the model's name is none */
  readerStatements(model: string): Statement[] {
    requireModelName(model);
    return readerStatements(this.access, model);
  }

  private modelKey({ name, readers, destroyProtection, ...props }: Settled, identity: StoreIdentity): string {
    const named = [...new Set(Object.values(readers).flat())].sort();
    const policy = modelKeyPolicy({ ...props, ...identity, readers: [...named, ...podRoleArns(props)] });
    return new EncryptionKey(this, 'Key', {
      alias: modelKeyAlias(name),
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

  private modelBucket(props: Settled, identity: StoreIdentity, keyArn: string): PrivateBucket {
    const { bucketName, destroyProtection, objectLock } = props;
    const policy = modelBucketPolicy({
      ...props,
      ...identity,
      keyArn,
      deletable: !destroyProtection,
      locked: objectLock !== undefined,
      podReaders: podReads(props),
    });
    const kept = { policy, destroyProtection, objectLock, lifecycleRules: modelLifecycleRules() };
    const bucket = new PrivateBucket(this, 'Bucket', { bucketName, keyArn, ...kept });
    new S3BucketLoggingA(this, 'AccessLogs', {
      bucket: bucket.bucketName,
      targetBucket: this.logs.bucketName,
      targetPrefix: `${logPrefix.serverAccess}/${bucketName}/`,
    });
    return bucket;
  }

  private audit(
    { name, readers, publishers, alarmEmails, destroyProtection, ...props }: Settled,
    identity: StoreIdentity,
  ): string {
    const otherAlarmArns = [identity.bulkAlarmArn, ...copyAlarmArns(props, identity)];
    const policy = auditKeyPolicy({ ...props, ...identity, alarmArns: [identity.alarmArn, ...otherAlarmArns] });
    const description = `Trail and alarm of the models of ${name}`;
    const key = new EncryptionKey(this, 'AuditKey', { alias: `${name}-audit`, description, policy, destroyProtection });
    const told = { ...props, name, readers, publishers, alarmEmails, identity, keyArn: key.arn, otherAlarmArns };
    return watchReads(this, { ...told, logBucketName: this.logs.bucketName });
  }
}
