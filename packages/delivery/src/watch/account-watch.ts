import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';

import { defaultLogDays, requireValid } from '@spot-serving/core';
import { EncryptionKey, PrivateBucket, RecordedTrail } from '@spot-serving/encryption';

import { accountWatchIdentity, watchKeyAlias } from './account-watch-identity';
import { accountWatchKeyPolicy, trailPrefix, watchBucketPolicy, watchTopicPolicy } from './account-watch-policies';
import { accountWatchProblems } from './account-watch-problems';
import type { AccountWatchProps } from './account-watch-props';
import { callPattern, rootPattern } from './call-pattern';
import { trailLifecycleRules } from './trail-lifecycle-rules';
import { watchedCalls } from './watched-calls';

/** Namespace of the metrics. */
const namespace = 'SpotServing';
/** Seconds that one evaluation looks at; CloudTrail delivers to CloudWatch Logs within about five minutes (CloudTrail user guide). */
const periodSeconds = 300;

/**
 * Who changes what protects models, gives rights, or makes the watch blind, in any region of the account: a trail of all changes, an alarm for each kind,
 * and a topic with subscribers.
 *
 * It belongs to the account and not to an app: IAM is in no region, a region takes five trails, and the roles that apply apps must not be able to end it.
 * Whoever may delete its alarms hears nothing of what follows; files of the trail that are in the bucket nobody deletes.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class AccountWatch extends Construct {
  private readonly logGroupName: string;
  private readonly topicArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AccountWatchProps,
  ) {
    super(scope, id);
    requireValid(this, accountWatchProblems(props));
    const description = 'Trail and alarms of the account';
    const policy = accountWatchKeyPolicy(props);
    const key = new EncryptionKey(this, 'Key', { alias: watchKeyAlias, description, policy, destroyProtection: true });
    this.logGroupName = this.trail(key.arn);
    this.topicArn = this.topic(key.arn);
    for (const watched of watchedCalls)
      this.alarm(watched.id, watched.says, callPattern(watched, props.appliers ?? []));
    this.alarm('root', "The account's root did something", rootPattern);
  }

  private trail(keyArn: string): string {
    const { bucketName, region, account } = this.props;
    const bucket = new PrivateBucket(this, 'Files', {
      ...{ bucketName, keyArn, policy: watchBucketPolicy(this.props), destroyProtection: true },
      lifecycleRules: trailLifecycleRules(defaultLogDays),
    });
    const names = accountWatchIdentity(this.props);
    const kept = { bucketName: bucket.bucketName, prefix: trailPrefix, keyArn, logDays: defaultLogDays };
    return new RecordedTrail(this, 'Trail', { region, account, names, ...kept, events: changes, everyRegion: true })
      .logGroupName;
  }

  private topic(keyArn: string): string {
    const { topicName: name } = accountWatchIdentity(this.props);
    const topic = new SnsTopic(this, 'Topic', { name, kmsMasterKeyId: keyArn });
    const policy = new SnsTopicPolicy(this, 'TopicPolicy', { arn: topic.arn, policy: watchTopicPolicy(this.props) });
    for (const endpoint of this.props.emails)
      new SnsTopicSubscription(this, `Email-${endpoint}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    return policy.arn;
  }

  private alarm(id: string, says: string, pattern: string): void {
    const { logGroupName } = accountWatchIdentity(this.props);
    const name = accountWatchIdentity(this.props).alarmName(id);
    new CloudwatchLogMetricFilter(this, `Filter-${id}`, {
      name,
      logGroupName: this.logGroupName,
      pattern,
      metricTransformation: { name, namespace, value: '1' },
    });
    new CloudwatchMetricAlarm(this, `Alarm-${id}`, {
      alarmName: name,
      alarmDescription: `${says}. Who and what: log group ${logGroupName}.`,
      ...{ namespace, metricName: name, statistic: 'Sum', period: periodSeconds, evaluationPeriods: 1 },
      ...{ threshold: 0, comparisonOperator: 'GreaterThanThreshold', treatMissingData: 'notBreaching' },
      alarmActions: [this.topicArn],
    });
  }
}

/** All that changes something; what only reads, such as KMS's Decrypt for every object, would be most of it. */
const changes = {
  name: 'Changes',
  fieldSelector: [
    { field: 'eventCategory', equalTo: ['Management'] },
    { field: 'readOnly', equalTo: ['false'] },
  ],
};
