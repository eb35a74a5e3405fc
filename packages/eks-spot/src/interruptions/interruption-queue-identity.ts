import { partitionIn, type Place } from '@spot-serving/core';

import type { InterruptionRule } from './interruption-rules';

/** Names and ARNs of a queue, known before anything exists, so that its policies are plain text that a reviewer and a rule can read. */
export interface InterruptionQueueIdentity {
  readonly queueName: string;
  readonly queueArn: string;
  /** Name of the queue of messages that nobody could handle. */
  readonly failedName: string;
  readonly failedArn: string;
}

/** Names by which metrics of a queue are found, known at synth. */
export interface InterruptionNames {
  readonly queueName: string;
  /** Name of the queue of messages that nobody could handle. */
  readonly failedQueueName: string;
  /** Names of the EventBridge rules that fill the queue. */
  readonly ruleNames: readonly string[];
}

/** Names and ARNs of the queues of `place`; in the partition `aws` when the region's is unknown, which `interruptionQueueProblems` refuses. */
export function interruptionQueueIdentity({ name, ...place }: Place): InterruptionQueueIdentity {
  const queueName = `${name}-interruptions`;
  const failedName = `${name}-interruptions-failed`;
  return { queueName, queueArn: arn(place, 'sqs', queueName), failedName, failedArn: arn(place, 'sqs', failedName) };
}

/** Name of a rule. */
export function ruleName({ name }: Place, id: InterruptionRule['id']): string {
  return `${name}-${id}`;
}

/** ARN of a rule of the default event bus, the only one on which AWS services publish. */
export function ruleArn(place: Place, rule: InterruptionRule): string {
  return arn(place, 'events', `rule/${ruleName(place, rule.id)}`);
}

function arn({ region, account }: Omit<Place, 'name'>, service: string, resource: string): string {
  return `arn:${partitionIn(region).id}:${service}:${region}:${account}:${resource}`;
}
