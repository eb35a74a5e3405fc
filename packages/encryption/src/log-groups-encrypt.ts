import type { Statement } from '@spot-serving/core';

/**
 * Statement of a key policy: CloudWatch Logs uses the key, and only for these log groups (CloudWatch Logs user guide, "Encrypt log data in
 * CloudWatch Logs using AWS Key Management Service"). Readers of a log need no right on the key.
 *
 * @param logsService service principal of CloudWatch Logs, which has the region in its name
 * @param logGroupArns ARN of the log group, or of several
 */
export function logGroupsEncrypt(logsService: string, logGroupArns: string | readonly string[]): Statement {
  return {
    Sid: 'LogGroupsEncrypt',
    Effect: 'Allow',
    Principal: { Service: logsService },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArns } },
  };
}
