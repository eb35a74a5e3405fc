import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';

import { type AlarmsSection, alarmsSettingsProblems, requireValid } from '@spot-serving/core';

import { topicPolicy, type WatchKey, watchKeyPolicy } from './alarm-topic-policies';
import { watchIdentity } from './watch-identity';
import { watchPlaceProblems } from './watch-problems';

/** Longest wait that KMS offers between asking for a key's deletion and losing it, in days (KMS API reference, ScheduleKeyDeletion). */
const deletionWindowDays = 30;

/** Whose alarms, and who hears them. */
export interface AlarmTopicProps extends WatchKey, AlarmsSection {}

/**
 * Encrypted topic of a cluster's alarms, to which every alarm whose name begins with `<name>-` may publish, and the roles that are named, and nothing else.
 *
 * It belongs with the cluster, before all that has alarms: the interruption queue's and `SpotWatch`'s.
 */
export class AlarmTopic extends Construct {
  /** ARN of the topic, handed out once alarms may publish to it. */
  readonly arn: string;
  /** ARN of its key, which also encrypts `SpotWatch`'s log of failed launches. */
  readonly keyArn: string;

  /** @throws MisconfigurationError with every problem of `props` at once */
  constructor(scope: Construct, id: string, { emails = [], ...place }: AlarmTopicProps) {
    super(scope, id);
    requireValid(this, [...watchPlaceProblems(place), ...alarmsSettingsProblems({ emails })]);
    const { name, topicName } = { name: place.name, ...watchIdentity(place) };
    const key = new KmsKey(this, 'Key', {
      description: `Alarms of ${name}`,
      policy: watchKeyPolicy(place),
      enableKeyRotation: true,
      deletionWindowInDays: deletionWindowDays,
    });
    new KmsAlias(this, 'KeyAlias', { name: `alias/${name}/alarms`, targetKeyId: key.keyId });
    const topic = new SnsTopic(this, 'Resource', { name: topicName, kmsMasterKeyId: key.arn });
    const policy = new SnsTopicPolicy(this, 'Policy', { arn: topic.arn, policy: topicPolicy(place) });
    for (const endpoint of emails)
      new SnsTopicSubscription(this, `Email-${endpoint}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    this.arn = policy.arn;
    this.keyArn = key.arn;
  }
}
