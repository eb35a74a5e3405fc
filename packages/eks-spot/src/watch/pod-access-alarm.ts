import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

import { podAccessPattern } from './pod-access-pattern';

/** Seconds that one evaluation looks at. */
const periodSeconds = 300;

/** Where the audit log is, who hears, and who is expected. */
export interface PodAccessAlarmProps {
  /** Name of the cluster, with which the alarm's name begins. */
  readonly name: string;
  /** Log group of the control plane, which has the audit log. */
  readonly logGroupName: string;
  /** ARN of the topic that hears the alarm. */
  readonly topicArn: string;
  /** Names of roles whose sessions ask pods after each apply, as `check-serving` does. @default none */
  readonly expectedRoles?: readonly string[];
}

/**
 * Alarm on a hand in a pod: `kubectl exec`, `attach`, `port-forward`, `debug`, also where it is refused. Whoever is in a model's pod has the model, and the role
 * that reads it.
 */
export class PodAccessAlarm extends Construct {
  constructor(scope: Construct, id: string, { name, logGroupName, topicArn, expectedRoles = [] }: PodAccessAlarmProps) {
    super(scope, id);
    const metric = { namespace: 'SpotServing', name: `${name}-pod-access` };
    new CloudwatchLogMetricFilter(this, 'Filter', {
      name: metric.name,
      logGroupName,
      pattern: podAccessPattern(expectedRoles),
      metricTransformation: { ...metric, value: '1' },
    });
    new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: metric.name,
      alarmDescription: `Somebody went into a pod of ${name}, or tried. Who and which: kube-apiserver-audit in the log group /aws/eks/${name}/cluster.`,
      ...{ namespace: metric.namespace, metricName: metric.name, statistic: 'Sum' },
      ...{ period: periodSeconds, evaluationPeriods: 1, threshold: 0, comparisonOperator: 'GreaterThanThreshold' },
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}
