import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

import { replicationRuleId } from './replicas';

/** Seconds that a copy may be behind before somebody is told: what S3 promises of most objects when it is paid to promise (S3 user guide, "S3 Replication Time Control"). */
const longestLag = 900;
/** Seconds that one evaluation looks at. */
const period = 300;
/** Evaluations in a row that must be over the limit; a large model alone takes a while. */
const evaluations = 3;

/** A way that copies go. */
export interface CopyWay {
  /** Bucket that is copied from. */
  readonly sourceBucket: string;
  /** Bucket that is copied to. */
  readonly destinationBucket: string;
}

/** Which of the ways of a store are watched, by what name, and who is told. */
export interface ReplicationAlarmProps {
  /** Name of the alarms, of the store. */
  readonly names: { readonly failed: string; readonly lag: string };
  readonly way: CopyWay;
  /** Whether copies that are late are watched here: S3 publishes that in the region of the destination. */
  readonly lag: boolean;
  /** ARN of the topic. */
  readonly topicArn: string;
}

/**
 * Alarms of one way of copies: one that failed, and copies that are late.
 *
 * S3 says how far a destination is behind in the destination's region (S3 user guide, "Using S3 Replication metrics"), so a source that is lost takes no
 * alarm of a lag along. Failures are watched on both sides, in whichever region they are told.
 */
export class ReplicationAlarms extends Construct {
  constructor(scope: Construct, id: string, { names, way, lag, topicArn }: ReplicationAlarmProps) {
    super(scope, id);
    const { sourceBucket, destinationBucket } = way;
    const ruleId = replicationRuleId(destinationBucket);
    const common = {
      namespace: 'AWS/S3',
      dimensions: { SourceBucket: sourceBucket, DestinationBucket: destinationBucket, RuleId: ruleId },
      period,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    };
    const direction = `from ${sourceBucket} to ${destinationBucket}`;
    new CloudwatchMetricAlarm(this, 'Failed', {
      ...common,
      alarmName: names.failed,
      alarmDescription: `A model could not be copied ${direction}. Which object: its replication status is FAILED.`,
      metricName: 'OperationsFailedReplication',
      statistic: 'Sum',
      evaluationPeriods: 1,
      threshold: 0,
    });
    if (!lag) return;
    new CloudwatchMetricAlarm(this, 'Lag', {
      ...common,
      alarmName: names.lag,
      alarmDescription: `Copies ${direction} are more than ${longestLag / 60} minutes behind.`,
      metricName: 'ReplicationLatency',
      statistic: 'Maximum',
      evaluationPeriods: evaluations,
      threshold: longestLag,
    });
  }
}
