import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

/**
 * Seconds after which a message should have been taken. The metric leaves out messages that were received three times and not deleted (SQS
 * developer guide, "Available CloudWatch metrics for Amazon SQS"), which a drain reaches after 3 x 20 s; what is older was never taken.
 */
const staleSeconds = 90;

/** Seconds of one evaluation: SQS publishes its metrics once a minute (same page). */
const periodSeconds = 60;

/** What is watched, and who hears of it. */
export interface InterruptionAlarmsProps {
  /** Name of the queue. */
  readonly queueName: string;
  /** Name of the queue of messages that nobody could handle. */
  readonly failedName: string;
  /** ARN of the SNS topic that hears the alarms. @default - nobody is told */
  readonly topicArn?: string;
}

/**
 * Two alarms: nobody takes messages, so nodes end undrained; and messages could not be handled or delivered.
 *
 * SQS may need up to 15 minutes to publish metrics of a queue that slept for six hours (SQS developer guide): the first interruption of a
 * quiet day can pass before the alarm. It tells that a handler is dead; it does not replace watching its Deployment.
 */
export class InterruptionAlarms extends Construct {
  constructor(scope: Construct, id: string, { queueName, failedName, topicArn }: InterruptionAlarmsProps) {
    super(scope, id);
    const alarmActions = topicArn === undefined ? [] : [topicArn];
    const common = {
      namespace: 'AWS/SQS',
      statistic: 'Maximum',
      period: periodSeconds,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      alarmActions,
    };
    new CloudwatchMetricAlarm(this, 'Stale', {
      ...common,
      alarmName: `${queueName}-stale`,
      alarmDescription: `Interruption notices wait in ${queueName}: the termination handler does not take them, and nodes end undrained.`,
      metricName: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: queueName },
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold: staleSeconds,
    });
    // Visible messages, as the count of sent ones leaves out those that the redrive policy moves (SQS developer guide, "Dead-letter queues").
    new CloudwatchMetricAlarm(this, 'Failed', {
      ...common,
      alarmName: failedName,
      alarmDescription: `${failedName} holds interruption notices that could not be handled or delivered.`,
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: failedName },
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });
  }
}
