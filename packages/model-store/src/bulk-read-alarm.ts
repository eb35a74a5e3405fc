import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

import { metricNamespace } from './metric-namespace';
import { bulkReadPattern } from './unknown-reader-pattern';

/** How much is much, by whom, and who is told. */
export interface BulkReadAlarmProps {
  /** Name of the alarm, its filter and its metric. */
  readonly name: string;
  /** Log group with the trail's events. */
  readonly logGroupName: string;
  /** Objects that readers beside pods may read in an hour. */
  readonly readsPerHour: number;
  /** IAM path of the roles of pods that read: they read whole models, whenever one starts. */
  readonly rolePath: string;
  /** ARNs of the roles that copy models to other stores. */
  readonly copiers: readonly string[];
  /** ARN of the topic that hears of it. */
  readonly topicArn: string;
}

const hourSeconds = 3600;

/**
 * Alarm on who may read models and reads many: a reader whose credentials were taken, or who takes models along. Pods are not counted, for they read a whole
 * model each time one starts.
 */
export class BulkReadAlarm extends Construct {
  constructor(scope: Construct, id: string, props: BulkReadAlarmProps) {
    super(scope, id);
    const { name, logGroupName, readsPerHour, rolePath, copiers, topicArn } = props;
    new CloudwatchLogMetricFilter(this, 'Filter', {
      name,
      logGroupName,
      pattern: bulkReadPattern(copiers, rolePath),
      metricTransformation: { name, namespace: metricNamespace, value: '1' },
    });
    new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: name,
      alarmDescription: `More than ${readsPerHour} objects of models were read in an hour by others than pods. Who and what: log group ${logGroupName}.`,
      namespace: metricNamespace,
      metricName: name,
      statistic: 'Sum',
      period: hourSeconds,
      evaluationPeriods: 1,
      threshold: readsPerHour,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}
