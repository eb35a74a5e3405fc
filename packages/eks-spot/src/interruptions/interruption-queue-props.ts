/** Which interruptions to hear of, and whom to tell when nobody listens. */
export interface InterruptionQueueProps {
  /** Prefix of all names, such as the cluster's name as text (no output of it: policies name the rules); at most 47 characters. */
  readonly name: string;
  /** AWS region of the cluster. */
  readonly region: string;
  /** AWS account of the cluster, twelve digits. */
  readonly account: string;
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
