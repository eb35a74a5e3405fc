import type { Place } from '@spot-serving/core';

/**
 * Which interruptions to hear of, and whom to tell when nobody listens. The name is a text, such as the cluster's (no output of it: policies
 * name the rules), of at most 47 characters.
 */
export interface InterruptionQueueProps extends Place {
  /** Names of the Auto Scaling groups that have `interruptionHooks`, at least one; names, as the queue comes before the groups. */
  readonly groupNames: readonly string[];
  /**
   * Whether those groups have capacity rebalance.
   *
   * @default true - recommendations to rebalance are left to the groups
   */
  readonly capacityRebalance?: boolean;
  /**
   * Whether those groups have the launching hook.
   *
   * @default false - no event of a launch is sent
   */
  readonly launchHook?: boolean;
  /**
   * ARN of the SNS topic that hears the alarms; its policy, and its key's, must let cloudwatch.amazonaws.com publish.
   *
   * @default - the alarms are shown in CloudWatch and tell nobody
   */
  readonly alarmTopicArn?: string;
}
