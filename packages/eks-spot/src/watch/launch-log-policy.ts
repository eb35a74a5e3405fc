import { type Place, policyDocument } from '@spot-serving/core';

import { watchIdentity } from './watch-identity';

/** EventBridge user guide, "Using resource-based policies for Amazon EventBridge": CloudWatch Logs permissions. */
const writers = { Events: 'events.amazonaws.com', Delivery: 'delivery.logs.amazonaws.com' } as const;

/**
 * Lets the rule of failed launches, and no other, write to its log group. CloudWatch Logs holds at most ten such policies in a region of an
 * account (CloudWatch Logs API reference, PutResourcePolicy). Making a stream carries no condition, as in the guide: it writes nothing.
 */
export function launchLogPolicy(place: Place): string {
  const { launchLogGroupArn, launchRuleArn } = watchIdentity(place);
  const Resource = `${launchLogGroupArn}:*`;
  const statements = Object.entries(writers).flatMap(([who, service]) => {
    const writer = { Effect: 'Allow', Principal: { Service: service }, Resource } as const;
    return [
      { ...writer, Sid: `${who}MakeStreams`, Action: 'logs:CreateLogStream' },
      {
        ...writer,
        Sid: `${who}Write`,
        Action: 'logs:PutLogEvents',
        Condition: { ArnEquals: { 'aws:SourceArn': launchRuleArn } },
      },
    ];
  });
  return policyDocument(statements);
}
