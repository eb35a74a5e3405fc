import { policyDocument } from '@spot-serving/core';

/** Who may write to a queue. */
export interface QueuePolicyProps {
  /** ARN of the queue. */
  readonly queueArn: string;
  /** ARNs of the EventBridge rules that send to it. */
  readonly ruleArns: readonly string[];
}

/**
 * Policy of a queue that takes messages from these rules of EventBridge and from nobody else, and talks to nobody without TLS.
 *
 * EventBridge user guide, "Using resource-based policies for Amazon EventBridge", for the source; SQS developer guide, "Amazon SQS security
 * best practices", for the denial.
 */
export function queuePolicy({ queueArn, ruleArns }: QueuePolicyProps): string {
  return policyDocument([
    {
      Sid: 'RulesSend',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArns } },
    },
    {
      Sid: 'OnlyOverTls',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:*',
      Resource: queueArn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}
