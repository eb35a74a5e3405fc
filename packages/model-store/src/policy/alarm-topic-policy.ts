import { policyDocument } from '@spot-serving/core';

/** Lets the store's alarms, and nothing else, publish to its topic, and only over TLS. */
export function alarmTopicPolicy(topicArn: string, account: string, alarmArns: readonly string[]): string {
  return policyDocument([
    {
      Sid: 'AlarmPublishes',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnEquals: { 'aws:SourceArn': oneOrAll(alarmArns) },
      },
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

/** A single value as S3, KMS and SNS write it back, so that a policy is the same after an apply. */
export function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [only, ...others] = values;
  return only === undefined || others.length > 0 ? values : only;
}
