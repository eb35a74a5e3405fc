import { partitionIn, type Place, regionalHost } from '@spot-serving/core';

/** Names and ARNs of a watch, known before anything exists, so that policies are text that a reviewer and a rule can read. */
export interface WatchIdentity {
  readonly rootArn: string;
  readonly topicName: string;
  readonly topicArn: string;
  /** Pattern of the ARNs of every alarm that may publish: those whose names begin with the prefix. */
  readonly alarmArns: string;
  /** Name of the rule that finds failed launches. */
  readonly launchRuleName: string;
  readonly launchRuleArn: string;
  readonly launchLogGroup: string;
  readonly launchLogGroupArn: string;
  /** Service principal of CloudWatch Logs, which has the region in its name. */
  readonly logsService: string;
  /** SNS as a key is asked through it. */
  readonly topicService: string;
}

/** Names and ARNs of the watch of `place`; in the partition `aws` when the region's is unknown, which `placeProblems` refuses. */
export function watchIdentity({ name, region, account }: Place): WatchIdentity {
  const { id } = partitionIn(region);
  const arn = (service: string, resource: string) => `arn:${id}:${service}:${region}:${account}:${resource}`;
  const launchRuleName = `${name}-launch-failures`;
  const launchLogGroup = `/aws/events/${name}/launch-failures`;
  return {
    rootArn: `arn:${id}:iam::${account}:root`,
    topicName: `${name}-alarms`,
    topicArn: arn('sns', `${name}-alarms`),
    alarmArns: arn('cloudwatch', `alarm:${name}-*`),
    launchRuleName,
    launchRuleArn: arn('events', `rule/${launchRuleName}`),
    launchLogGroup,
    launchLogGroupArn: arn('logs', `log-group:${launchLogGroup}`),
    logsService: regionalHost('logs', region),
    topicService: regionalHost('sns', region),
  };
}

/** Name of the alarm on failed launches of a pool. */
export function launchAlarmName(name: string, pool: string): string {
  return `${name}-${pool}-launch-failures`;
}
