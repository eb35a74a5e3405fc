/** Where failed launches are counted. */
export interface LaunchMetric {
  readonly namespace: string;
  readonly metricName: string;
  /** The dimension whose value is the group's name. */
  readonly dimension: string;
}

/** The count of failed launches of the groups of `name`, by group. */
export function launchMetric(name: string): LaunchMetric {
  return { namespace: 'SpotServing', metricName: `${name}-launch-failures`, dimension: 'AutoScalingGroupName' };
}
