import { policyDocument, type RegionAndAccount } from '@spot-serving/core';

/** A trail and the log group it writes to. */
export interface TrailLogging extends RegionAndAccount {
  /** ARN of the trail. */
  readonly trailArn: string;
  /** ARN of the log group. */
  readonly logGroupArn: string;
}

/**
 * Lets CloudTrail, for this trail only, take the role that writes to the log group
 * (CloudTrail user guide, "Role policy document for CloudTrail to use CloudWatch Logs for monitoring").
 */
export function trailRoleTrust({ account, trailArn }: TrailLogging): string {
  return policyDocument([
    {
      Sid: 'TrailWritesEvents',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnEquals: { 'aws:SourceArn': trailArn } },
    },
  ]);
}

/** Lets the trail's role write its own streams, whose names CloudTrail chooses: `<account>_CloudTrail_<region>` and a suffix. */
export function trailRolePolicy({ account, region, logGroupArn }: TrailLogging): string {
  return policyDocument([
    {
      Sid: 'WriteEvents',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `${logGroupArn}:log-stream:${account}_CloudTrail_${region}*`,
    },
  ]);
}

/** Lets the store's alarms, and nothing else, publish to their topic, and only over TLS. */
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
