import { keyManagementStatements, policyDocument, type Statement } from '@spot-serving/core';
import { watchIdentity, type WatchPlace } from './watch-identity';

/** Whose topic, and who manages its key. */
export interface WatchKey extends WatchPlace {
  /** ARNs of the roles that administer the key. */
  readonly administrators: readonly string[];
}

/** Policy of the key of the topic and of the log of failed launches: one service each, for our alarms and our log group. */
export function watchKeyPolicy(key: WatchKey): string {
  return policyDocument([...keyManagementStatements({ rootArn: watchIdentity(key).rootArn, ...key }), alarmsEncrypt(key), logEncrypts(key)]);
}

/** Lets alarms of ours, and nothing else, publish to the topic, and only over TLS. */
export function topicPolicy(place: WatchPlace): string {
  const { topicArn } = watchIdentity(place);
  const publish = { Action: 'sns:Publish', Resource: topicArn } as const;
  return policyDocument([
    { ...publish, Sid: 'AlarmsPublish', Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Condition: fromOurAlarms(place) },
    { ...publish, Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ]);
}

/** SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics". */
function alarmsEncrypt(place: WatchPlace): Statement {
  return {
    Sid: 'AlarmsEncrypt',
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: fromOurAlarms(place),
  };
}

/** CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service". */
function logEncrypts(place: WatchPlace): Statement {
  const { logsService, launchLogGroupArn } = watchIdentity(place);
  return {
    Sid: 'LogGroupEncrypts',
    Effect: 'Allow',
    Principal: { Service: logsService },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': launchLogGroupArn } },
  };
}

function fromOurAlarms(place: WatchPlace): NonNullable<Statement['Condition']> {
  return { StringEquals: { 'aws:SourceAccount': place.account }, ArnLike: { 'aws:SourceArn': watchIdentity(place).alarmArns } };
}
