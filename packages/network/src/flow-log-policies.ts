import { flowLogNames } from './flow-log-names';
import { partitionOf } from './region';

/** Where a network's flow logs live. */
export interface FlowLogPlace {
  /** Name of the network. */
  readonly name: string;
  /** Region of the network. */
  readonly region: string;
  /** Account of the network. */
  readonly account: string;
}

/**
 * Key policy, as JSON: the administrators manage the key but cannot use it, and only CloudWatch Logs uses it, for this log group alone
 * (CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service").
 *
 * The account may manage it too, by its IAM, so that the key cannot become unmanageable and passes KMS's lockout check whoever applies (KMS
 * developer guide, "Default key policy"). It may not use it either; readers of the log need no right on the key.
 */
export function flowLogKeyPolicy(place: FlowLogPlace, administrators: readonly string[]): string {
  return policy([
    { Sid: 'AccountManages', Effect: 'Allow', Principal: { AWS: arn(place, 'iam', 'root') }, Action: management, Resource: '*' },
    { Sid: 'AdministratorsManage', Effect: 'Allow', Principal: { AWS: administrators }, Action: management, Resource: '*' },
    {
      Sid: 'EncryptThisLogGroup',
      Effect: 'Allow',
      Principal: { Service: `logs.${place.region}.amazonaws.com` },
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: '*',
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn(place) } },
    },
  ]);
}

/**
 * Trust policy of the delivering role, as JSON: for flow logs of this account and region only, so that nobody borrows the role through the
 * service (VPC user guide, "IAM role for publishing flow logs to CloudWatch Logs").
 */
export function flowLogTrustPolicy(place: FlowLogPlace): string {
  return policy([
    {
      Effect: 'Allow',
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': place.account },
        ArnLike: { 'aws:SourceArn': arn(place, 'ec2', 'vpc-flow-log/*') },
      },
    },
  ]);
}

/** Rights of the delivering role, as JSON: to write streams of this log group, which exists already. */
export function flowLogDeliveryPolicy(place: FlowLogPlace): string {
  return policy([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: [logGroupArn(place), `${logGroupArn(place)}:*`],
    },
  ]);
}

/** To manage the key and never to use it; without `kms:CreateGrant`, by which an administrator could hand out use. */
const management = [
  'kms:CancelKeyDeletion', 'kms:CreateAlias', 'kms:DeleteAlias', 'kms:DescribeKey', 'kms:DisableKey', 'kms:DisableKeyRotation',
  'kms:EnableKey', 'kms:EnableKeyRotation', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListGrants', 'kms:ListKeyPolicies',
  'kms:ListKeyRotations', 'kms:ListResourceTags', 'kms:PutKeyPolicy', 'kms:RevokeGrant', 'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion', 'kms:TagResource', 'kms:UntagResource', 'kms:UpdateAlias', 'kms:UpdateKeyDescription',
];

function logGroupArn(place: FlowLogPlace): string {
  return arn(place, 'logs', `log-group:${flowLogNames(place.name).logGroup}`);
}

function arn({ region, account }: FlowLogPlace, service: 'ec2' | 'iam' | 'logs', resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${service === 'iam' ? '' : region}:${account}:${resource}`;
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
