import { policyDocument } from '@spot-serving/core';

/** Lets the alarm, and nothing else, publish to its topic, and only over TLS. */
export function alarmTopicPolicy(topicArn: string, account: string, alarmArn: string): string {
  return policyDocument([
    {
      Sid: 'AlarmPublishes',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnEquals: { 'aws:SourceArn': alarmArn } },
    },
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}
