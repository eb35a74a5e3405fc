import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

import { nameProblems, type Problem, requireValid } from '@spot-serving/core';

import type { ModelIngress, WatchedTargets } from '../model/model-ingress';
import { type TargetGroupDimensions, targetGroupDimensions } from './target-group-dimensions';

/** Whose targets are watched, and who is told. */
export interface ModelAlarmsProps {
  /** What the alarms' names begin with, such as `<app>-<model>`; up to 238 letters, digits and _-. */
  readonly name: string;
  /** Name of the cluster; the controller writes it on the target groups. */
  readonly clusterName: string;
  /** Way to the model. */
  readonly ingress: ModelIngress;
  /** ARN of the topic that alarms go to. */
  readonly topicArn: string;
}

/**
 * Minutes of the last five in which a target failed its checks: a pod that is loading is no target yet, and one that drains is no longer
 * one. Our choice.
 */
const unhealthyMinutes = 3;
const minutes = 5;

/**
 * Alarms for pods of a model that run, are ready to Kubernetes, and do not answer the load balancer: one for REST, one for gRPC; and for containers that end.
 *
 * Watches the model's own Service. A second version with few pods would raise them while it is tried; its rollout waits for healthy targets
 * by its readiness gates, and requests that it loses are counted by `LostRequests`.
 */
export class ModelAlarms extends Construct {
  /** The load balancer as CloudWatch names it, for alarms of all its models. */
  readonly balancer: string;

  /** @throws MisconfigurationError when `name` is too long or no name */
  constructor(scope: Construct, id: string, props: ModelAlarmsProps) {
    super(scope, id);
    requireValid(this, modelAlarmsProblems(props));
    const { clusterName, ingress } = props;
    const all = ingress.watched.map((watched) => {
      const dimensions = targetGroupDimensions(this, `Targets-${watched.protocol}`, clusterName, watched.resource);
      this.unhealthy(props, watched, dimensions);
      return dimensions.LoadBalancer;
    });
    this.balancer = all[0] ?? '';
    this.restarts(props);
  }

  /**
   * Containers that end and begin anew, as when one used more memory than it may. Container Insights counts them for all pods of a Deployment (CloudWatch user guide, "Amazon
   * EKS and Kubernetes Container Insights metrics", pod_number_of_container_restarts).
   */
  private restarts({ name, clusterName, ingress, topicArn }: ModelAlarmsProps): void {
    const dimensions = {
      ClusterName: clusterName,
      Namespace: ingress.workload.namespace,
      PodName: ingress.workload.name,
    };
    new CloudwatchMetricAlarm(this, 'Restarts', {
      alarmName: `${name}-restarts`,
      alarmDescription: `A container of ${name} ended and was started again: look whether it was killed for its memory (OOMKilled).`,
      metricQuery: [
        {
          id: 'restarts',
          metric: {
            namespace: 'ContainerInsights',
            metricName: 'pod_number_of_container_restarts',
            dimensions,
            stat: 'Maximum',
            period: 60,
          },
        },
        { id: 'more', expression: 'DIFF(restarts)', label: 'Restarts', returnData: true },
      ],
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }

  private unhealthy(
    { name, topicArn }: ModelAlarmsProps,
    { protocol }: WatchedTargets,
    dimensions: TargetGroupDimensions,
  ): void {
    new CloudwatchMetricAlarm(this, `Unhealthy-${protocol}`, {
      alarmName: alarmName(name, protocol),
      alarmDescription: `A pod of ${name} has failed the load balancer's ${protocol} checks for ${unhealthyMinutes} of ${minutes} minutes.`,
      namespace: 'AWS/ApplicationELB',
      metricName: 'UnHealthyHostCount',
      dimensions: { ...dimensions },
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: minutes,
      datapointsToAlarm: unhealthyMinutes,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}

/** What CloudWatch would refuse in the alarms' names. */
export function modelAlarmsProblems({ name }: Pick<ModelAlarmsProps, 'name'>): Problem[] {
  if (Token.isUnresolved(name)) return [];
  return nameProblems('alarm', alarmName(name, 'rest')).map((problem) => ({ ...problem, value: name }));
}

function alarmName(name: string, protocol: WatchedTargets['protocol']): string {
  return `${name}-unhealthy-${protocol}`;
}
