import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

import { nameProblems, type Problem, requireValid } from '@spot-serving/core';

/** Which load balancer, and who is told. */
export interface LostRequestsProps {
  /** What the alarm's name begins with, such as the app's name. */
  readonly name: string;
  /** The load balancer as CloudWatch names it: `balancer` of any model's alarms. */
  readonly balancer: string;
  /** ARN of the topic that the alarm goes to. */
  readonly topicArn: string;
}

/**
 * An alarm for requests that no model answered: 5xx codes that the load balancer itself gave, as a target had gone (502), there was none
 * (503), or it took too long (504). What ModelServer answers, its own 5xx included, is not counted here.
 *
 * One such request is enough: that there be none on Spot is what this product is for.
 */
export class LostRequests extends Construct {
  /** @throws MisconfigurationError when `name` is too long or no name */
  constructor(scope: Construct, id: string, { name, balancer, topicArn }: LostRequestsProps) {
    super(scope, id);
    requireValid(this, lostRequestsProblems({ name }));
    new CloudwatchMetricAlarm(this, 'Alarm', {
      alarmName: alarmName(name),
      alarmDescription: `The load balancer of ${name} answered a request with a 5xx code of its own: no model got it, or none answered.`,
      namespace: 'AWS/ApplicationELB',
      metricName: 'HTTPCode_ELB_5XX_Count',
      dimensions: { LoadBalancer: balancer },
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}

/** What CloudWatch would refuse in the alarm's name. */
export function lostRequestsProblems({ name }: Pick<LostRequestsProps, 'name'>): Problem[] {
  if (Token.isUnresolved(name)) return [];
  return nameProblems('alarm', alarmName(name)).map((problem) => ({ ...problem, value: name }));
}

function alarmName(name: string): string {
  return `${name}-lost-requests`;
}
