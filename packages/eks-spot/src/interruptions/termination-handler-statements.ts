import { type Statement, when } from '@spot-serving/core';

/** What a termination handler reads and answers. */
export interface TerminationHandlerAccess {
  /** ARN of the interruption queue. */
  readonly queueArn: string;
  /** ARNs of the Auto Scaling groups whose hooks it answers. */
  readonly groupArns: readonly string[];
}

/**
 * All that a termination handler in queue mode needs, by the calls of its code at v1.25.6 (infra 2.3): tags of instances, answers and
 * heartbeats to the hooks of these groups, messages of this queue. The queue's encryption needs no key (see `InterruptionQueue`).
 *
 * Without groups there is no statement for hooks: IAM refuses one without resources.
 */
export function terminationHandlerStatements({ queueArn, groupArns }: TerminationHandlerAccess): Statement[] {
  const hooks: Statement = {
    Sid: 'AnswerHooks',
    Effect: 'Allow',
    Action: ['autoscaling:CompleteLifecycleAction', 'autoscaling:RecordLifecycleActionHeartbeat'],
    Resource: groupArns,
  };
  return [
    { Sid: 'SeeInstances', Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' },
    ...when(groupArns.length > 0, hooks),
    { Sid: 'TakeMessages', Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: queueArn },
  ];
}
