import { Construct } from 'constructs';

import type { PrivateBucket } from '@spot-serving/encryption';

import type { StoreAccess } from '../policy/identity-policies';
import type { StoreIdentity } from '../store-identity';
import { BatchCopyRole } from './batch-copy-role';
import { ModelReplication } from './model-replication';
import { batchCopyRoleName, type Replicas, replicationRoleName } from './replicas';
import { ReplicationAlarms } from './replication-alarms';

/** The copies of a store, in both directions. */
export interface ModelCopiesProps extends Required<Replicas> {
  /** Name of the store. */
  readonly name: string;
  readonly account: string;
  readonly identity: StoreIdentity;
  readonly access: StoreAccess;
  /** Name of the bucket of the models. */
  readonly bucketName: string;
  /** The bucket. */
  readonly bucket: PrivateBucket;
  /** Whether S3 locks the objects of the store. */
  readonly locked: boolean;
  /** ARN of the topic of the store's alarms. */
  readonly topicArn: string;
}

/** What a store copies to others, and alarms for that and for what others copy to it. Makes nothing for a store that is alone. */
export class ModelCopies extends Construct {
  constructor(scope: Construct, id: string, { name, replicateTo, replicatedFrom, ...props }: ModelCopiesProps) {
    super(scope, id);
    const { identity, bucket, bucketName, topicArn, account, access, locked } = props;
    if (replicateTo.length > 0) {
      const roleName = replicationRoleName(name);
      const after = [bucket.versioned];
      const from = { ...access, account, locked, bucketName: bucket.bucketName };
      new ModelReplication(this, 'Replication', { ...from, replicateTo, roleName, after });
      const { bucketArn } = access;
      new BatchCopyRole(this, 'BatchCopy', { roleName: batchCopyRoleName(name), bucketArn, account });
    }
    /** Whoever puts another account in keeps the addresses. */
    const ofAccount = (other: string) => other.replace(`-${account}`, '');
    for (const { bucketName: other } of replicateTo) {
      const way = { sourceBucket: bucketName, destinationBucket: other };
      new ReplicationAlarms(this, `To-${ofAccount(other)}`, {
        names: identity.copyAlarmNames(other),
        way,
        lag: false,
        topicArn,
      });
    }
    for (const { bucketName: other } of replicatedFrom) {
      const way = { sourceBucket: other, destinationBucket: bucketName };
      new ReplicationAlarms(this, `From-${ofAccount(other)}`, {
        names: identity.copyAlarmNames(other),
        way,
        lag: true,
        topicArn,
      });
    }
  }
}

/** ARNs of the alarms of those copies. */
export function copyAlarmArns({ replicateTo, replicatedFrom }: Required<Replicas>, identity: StoreIdentity): string[] {
  return [...replicateTo, ...replicatedFrom].flatMap(({ bucketName }) => identity.copyAlarmArns(bucketName));
}
