import { policyDocument, type Statement } from '@spot-serving/core';
import {
  type KeyManagement,
  keyManagementStatements,
  logGroupsEncrypt,
  readsTrailFiles,
  trailEncrypts,
} from '@spot-serving/encryption';

import { oneOrAll } from './alarm-topic-policy';

/** What the audit key encrypts, and for whom. */
export interface AuditKeyPolicyProps extends KeyManagement {
  /** The account of the store. */
  readonly account: string;
  /** Host name by which KMS knows S3 in this region. */
  readonly s3Service: string;
  /** Service principal of CloudWatch Logs in this region. */
  readonly logsService: string;
  /** ARN of the trail. */
  readonly trailArn: string;
  /** ARN of the trail's log group. */
  readonly logGroupArn: string;
  /** ARNs of the alarms of the store. */
  readonly alarmArns: readonly string[];
}

/** Policy of the key of trail files, their log group and the alarms' topic: one service each, for one resource each. */
export function auditKeyPolicy(props: AuditKeyPolicyProps): string {
  return policyDocument([
    ...keyManagementStatements(props),
    ...trailEncrypts(props.trailArn),
    readsTrailFiles(props),
    logGroupsEncrypt(props.logsService, props.logGroupArn),
    alarmEncrypts(props),
  ]);
}

/** SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics". */
function alarmEncrypts({ account, alarmArns }: AuditKeyPolicyProps): Statement {
  return {
    Sid: 'AlarmEncrypts',
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnEquals: { 'aws:SourceArn': oneOrAll(alarmArns) } },
  };
}
