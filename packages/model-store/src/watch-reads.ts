import type { Construct } from 'constructs';

import { RecordedTrail } from '@spot-serving/encryption';

import { BulkReadAlarm } from './bulk-read-alarm';
import type { ModelStoreProps } from './model-store-props';
import { objectsOf } from './objects-of';
import { logPrefix } from './policy/log-bucket-policy';
import type { ReplicationRoles } from './replication/replication-roles';
import type { StoreIdentity } from './store-identity';
import { UnknownReaderAlarm } from './unknown-reader-alarm';

/** Whose reads are recorded where, and who is told. */
export interface WatchReadsProps
  extends
    ReplicationRoles,
    Required<Pick<ModelStoreProps, 'region' | 'account' | 'readers' | 'readsPerHour' | 'logDays'>>,
    Pick<ModelStoreProps, 'publishers' | 'podReaders' | 'logBucketName'> {
  /** Addresses to tell. */
  readonly alarmEmails: readonly string[];
  /** Names and ARNs of the store. */
  readonly identity: StoreIdentity;
  /** ARN of the key of trail and topic. */
  readonly keyArn: string;
  /** ARNs of further alarms that publish to the topic. */
  readonly otherAlarmArns: readonly string[];
}

/**
 * The trail of all requests for models, an alarm for those of strangers, and one for readers beside pods who read many, where pods are known by their path.
 *
 * @returns ARN of the topic of the alarms
 */
export function watchReads(scope: Construct, { identity, keyArn, ...props }: WatchReadsProps): string {
  const { account, publishers, readers, copiers, replicators, podReaders, readsPerHour } = props;
  const files = { bucketName: props.logBucketName, prefix: logPrefix.trail, keyArn };
  const events = objectsOf(identity.bucketArn);
  const { region, logDays } = props;
  const trail = new RecordedTrail(scope, 'Trail', { region, account, logDays, ...files, names: identity, events });
  const { logGroupName } = trail;
  const { topicArn } = new UnknownReaderAlarm(scope, 'Alarm', {
    ...{ identity, account, logGroupName, keyArn },
    knownRoles: [...publishers, ...copiers, ...replicators, ...Object.values(readers).flat()],
    rolePath: podReaders?.rolePath,
    otherAlarmArns: props.otherAlarmArns,
    emails: props.alarmEmails,
  });
  if (podReaders === undefined) return topicArn;
  const { rolePath } = podReaders;
  const name = identity.bulkAlarmName;
  new BulkReadAlarm(scope, 'BulkReads', { name, logGroupName, readsPerHour, rolePath, copiers, topicArn });
  return topicArn;
}
