import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

import { requireValid } from '@spot-serving/core';

import { LaunchFailures } from './launch-failures';
import { type OnDemandShare, onDemandShare } from './on-demand-share';
import { spotDashboard } from './spot-dashboard';
import { defaultOnDemandPercent, type SpotWatchProps } from './spot-watch-props';
import { spotWatchProblems } from './watch-problems';

/** Seconds of one evaluation of the share: shorter gaps are the autoscaler at work. */
const sharePeriodSeconds = 300;
/** Evaluations in a row: half an hour, longer than a Spot market needs to change its mind for a moment. Our choice. */
const sharePeriods = 6;

/**
 * Alarms and a dashboard for what matters on Spot: events that did not reach the interruption queue, launches that failed, and serving that
 * has moved to On-Demand, where it costs more.
 *
 * Notices that wait, or that nobody could handle, raise alarms of the queue itself (`InterruptionQueue`); the dashboard shows them too.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class SpotWatch extends Construct {
  constructor(scope: Construct, id: string, props: SpotWatchProps) {
    super(scope, id);
    requireValid(this, spotWatchProblems(props));
    for (const rule of props.ruleNames) this.lostEvents(props, rule);
    const share = onDemandShare(props.pools);
    if (share) this.mostlyOnDemand(props, share);
    new LaunchFailures(this, 'LaunchFailures', props);
    new CloudwatchDashboard(this, 'Dashboard', {
      dashboardName: `${props.name}-spot`,
      dashboardBody: spotDashboard(props),
    });
  }

  /** One for each rule, as an expression over metrics that EventBridge sends only when they are not zero may have no value at all. */
  private lostEvents({ topicArn }: SpotWatchProps, rule: string): void {
    new CloudwatchMetricAlarm(this, `Lost-${rule}`, {
      alarmName: `${rule}-lost`,
      alarmDescription: `The rule ${rule} could not deliver events, so nodes may end undrained.`,
      namespace: 'AWS/Events',
      metricName: 'FailedInvocations',
      dimensions: { RuleName: rule },
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }

  private mostlyOnDemand(
    { name, topicArn, onDemandPercent = defaultOnDemandPercent }: SpotWatchProps,
    { groups, expression }: OnDemandShare,
  ): void {
    new CloudwatchMetricAlarm(this, 'OnDemandShare', {
      alarmName: `${name}-on-demand-share`,
      alarmDescription: `More than ${onDemandPercent} % of the serving nodes have been On-Demand for half an hour: Spot has no capacity for the pools' types.`,
      metricQuery: [
        { id: 'share', label: 'On-Demand, %', expression, returnData: true },
        ...groups.map(({ id, groupName }) => ({ id, metric: inService(groupName) })),
      ],
      evaluationPeriods: sharePeriods,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: onDemandPercent,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}

function inService(groupName: string) {
  const dimensions = { AutoScalingGroupName: groupName };
  return {
    namespace: 'AWS/AutoScaling',
    metricName: 'GroupInServiceInstances',
    period: sharePeriodSeconds,
    stat: 'Average',
    dimensions,
  };
}
