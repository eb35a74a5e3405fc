import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

import { defaultLogDays, type INodePool, type NodeLifecycle } from '@spot-serving/core';

import { launchLogPolicy } from './launch-log-policy';
import { launchMetric } from './launch-metric';
import type { SpotWatchProps } from './spot-watch-props';
import { launchAlarmName, watchIdentity } from './watch-identity';

/** Seconds that one evaluation looks at: the autoscaler's own default for a node that does not come, --max-node-provision-time. */
const periodSeconds = 900;
/**
 * Failed launches in that time that are no news. A Spot market that is short fails some launches while its group finds another; an On-Demand
 * pool is the last resort, and one failure means that serving may run out of nodes. The number for Spot is our choice.
 */
const tolerated: Readonly<Record<NodeLifecycle, number>> = { spot: 4, 'on-demand': 0 };

/**
 * Every launch that failed, with its reason in a log, a count by group, and an alarm for each pool.
 *
 * Auto Scaling has no metric of failed launches; it sends an event with the reason, on a best-effort basis (EC2 Auto Scaling user guide,
 * "Amazon EC2 Auto Scaling event reference"). A log keeps the reasons, such as `InsufficientInstanceCapacity`, and counts without a mail each.
 */
export class LaunchFailures extends Construct {
  constructor(scope: Construct, id: string, props: SpotWatchProps) {
    super(scope, id);
    const log = this.logOfEvents(props);
    const { namespace, metricName, dimension } = launchMetric(props.name);
    new CloudwatchLogMetricFilter(this, 'Filter', {
      name: metricName,
      logGroupName: log.name,
      pattern: `{ $.detail.${dimension} = "*" }`,
      metricTransformation: {
        namespace,
        name: metricName,
        value: '1',
        dimensions: { [dimension]: `$.detail.${dimension}` },
      },
    });
    for (const pool of props.pools) this.alarm(props, pool);
  }

  private logOfEvents(props: SpotWatchProps): CloudwatchLogGroup {
    const { launchRuleName: name, launchLogGroup } = watchIdentity(props);
    const log = new CloudwatchLogGroup(this, 'Log', {
      name: launchLogGroup,
      retentionInDays: defaultLogDays,
      kmsKeyId: props.keyArn,
    });
    const policy = new CloudwatchLogResourcePolicy(this, 'LogPolicy', {
      policyName: name,
      policyDocument: launchLogPolicy(props),
    });
    const detail = { AutoScalingGroupName: props.pools.map(({ groupName }) => groupName) };
    const eventPattern = JSON.stringify({
      source: ['aws.autoscaling'],
      'detail-type': ['EC2 Instance Launch Unsuccessful'],
      detail,
    });
    const rule = new CloudwatchEventRule(this, 'Rule', {
      name,
      description: 'A group could not launch a node',
      eventPattern,
    });
    new CloudwatchEventTarget(this, 'Target', { rule: rule.name, targetId: 'log', arn: log.arn, dependsOn: [policy] });
    return log;
  }

  private alarm({ name, topicArn, ...place }: SpotWatchProps, { name: pool, groupName, lifecycle }: INodePool): void {
    const { namespace, metricName, dimension } = launchMetric(name);
    new CloudwatchMetricAlarm(this, `Alarm-${pool}`, {
      alarmName: launchAlarmName(name, pool),
      alarmDescription: `${groupName} cannot launch nodes (${lifecycle}). Why: log group ${watchIdentity({ name, ...place }).launchLogGroup}.`,
      namespace,
      metricName,
      dimensions: { [dimension]: groupName },
      statistic: 'Sum',
      period: periodSeconds,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: tolerated[lifecycle],
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}
