import { partitionIn, type Place, policyDocument, regionalHost } from '@spot-serving/core';
import { keyManagementStatements, logGroupsEncrypt } from '@spot-serving/encryption';

import { flowLogNames } from './flow-log-names';

/**
 * Key policy, as JSON: administrators and the account manage the key but cannot use it, and only CloudWatch Logs uses it, for this log
 * group alone (CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"). Readers of the log need
 * no right on the key.
 */
export function flowLogKeyPolicy(place: Place, administrators: readonly string[]): string {
  return policyDocument([
    ...keyManagementStatements({ rootArn: arn(place, 'iam', 'root'), administrators }),
    logGroupsEncrypt(regionalHost('logs', place.region), logGroupArn(place)),
  ]);
}

/**
 * Trust policy of the delivering role, as JSON: for flow logs of this account and region only, so that nobody borrows the role through the
 * service (VPC user guide, "IAM role for publishing flow logs to CloudWatch Logs").
 */
export function flowLogTrustPolicy(place: Place): string {
  return policyDocument([
    {
      Sid: 'FlowLogsOfThisAccount',
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
export function flowLogDeliveryPolicy(place: Place): string {
  return policyDocument([
    {
      Sid: 'WriteThisLogGroup',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: [logGroupArn(place), `${logGroupArn(place)}:*`],
    },
  ]);
}

function logGroupArn(place: Place): string {
  return arn(place, 'logs', `log-group:${flowLogNames(place.name).logGroup}`);
}

function arn({ region, account }: Place, service: 'ec2' | 'iam' | 'logs', resource: string): string {
  return `arn:${partitionIn(region).id}:${service}:${service === 'iam' ? '' : region}:${account}:${resource}`;
}
