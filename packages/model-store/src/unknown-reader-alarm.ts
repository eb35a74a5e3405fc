import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';

import { metricNamespace as namespace } from './metric-namespace';
import { alarmTopicPolicy } from './policy/alarm-topic-policy';
import type { StoreIdentity } from './store-identity';
import { unknownReaderPattern } from './unknown-reader-pattern';

/** Seconds that one evaluation looks at; CloudTrail delivers to CloudWatch Logs within about five minutes (CloudTrail user guide). */
const periodSeconds = 300;

/** Whom an alarm knows, and whom it tells. */
export interface UnknownReaderAlarmProps {
  /** Names and ARNs of the store. */
  readonly identity: StoreIdentity;
  /** Account of the store. */
  readonly account: string;
  /** Log group with the trail's events. */
  readonly logGroupName: string;
  /** ARNs of the readers and publishers. */
  readonly knownRoles: readonly string[];
  /** IAM path of the roles of pods that read. @default none */
  readonly rolePath?: string;
  /** ARN of the key of the topic. */
  readonly keyArn: string;
  /** ARNs of further alarms that publish to the topic. */
  readonly otherAlarmArns: readonly string[];
  /** Addresses to tell. */
  readonly emails: readonly string[];
}

/** Alarm on a single request for a model by anybody who is neither reader nor publisher, and on any that was refused. */
export class UnknownReaderAlarm extends Construct {
  /** ARN of the topic that the alarm publishes to. */
  readonly topicArn: string;

  constructor(
    scope: Construct,
    id: string,
    { identity, account, logGroupName, knownRoles, rolePath, ...told }: UnknownReaderAlarmProps,
  ) {
    super(scope, id);
    const { alarmName: name, alarmArn } = identity;
    const { keyArn, emails, otherAlarmArns } = told;
    this.countMatches(name, logGroupName, unknownReaderPattern(account, knownRoles, rolePath));
    const topic = new SnsTopic(this, 'Topic', { name, kmsMasterKeyId: keyArn });
    const policy = alarmTopicPolicy(topic.arn, account, [alarmArn, ...otherAlarmArns]);
    new SnsTopicPolicy(this, 'TopicPolicy', { arn: topic.arn, policy });
    for (const endpoint of emails) {
      new SnsTopicSubscription(this, `Email-${endpoint}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    }
    new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: name,
      alarmDescription: `A model was asked for by an unknown principal, or refused. Who and what: log group ${identity.logGroupName}.`,
      namespace,
      metricName: name,
      statistic: 'Sum',
      period: periodSeconds,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [topic.arn],
    });
    this.topicArn = topic.arn;
  }

  private countMatches(name: string, logGroupName: string, pattern: string): void {
    new CloudwatchLogMetricFilter(this, 'Filter', {
      name,
      logGroupName,
      pattern,
      metricTransformation: { name, namespace, value: '1' },
    });
  }
}
