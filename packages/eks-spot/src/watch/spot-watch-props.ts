import type { INodePool, Place } from '@spot-serving/core';

/** What is watched, and who hears of it. */
export interface SpotWatchProps extends Place {
  /** The nodes that models are served from: 1 to 10 pools, whose groups publish `GroupInServiceInstances` and `GroupDesiredCapacity`. */
  readonly pools: readonly INodePool[];
  /** Name of the queue of interruption notices. It has alarms of its own; here it is shown. */
  readonly queueName: string;
  /** Name of the queue of notices that nobody could handle. */
  readonly failedQueueName: string;
  /** Names of the EventBridge rules that fill the queue; known at synth and with the same prefix, or their alarms could tell nobody. */
  readonly ruleNames: readonly string[];
  /** ARN of the topic that hears the alarms, such as an `AlarmTopic`'s. */
  readonly topicArn: string;
  /** ARN of the key of the log of failed launches; CloudWatch Logs must be let to use it, as an `AlarmTopic`'s key does. */
  readonly keyArn: string;
  /** Share of On-Demand among the nodes in service, percent, above which half an hour raises the alarm. @default 50 */
  readonly onDemandPercent?: number;
}

/** Share of On-Demand that nobody chose to be told of, percent. */
export const defaultOnDemandPercent = 50;
