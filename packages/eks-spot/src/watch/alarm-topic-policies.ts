import { type Place, policyDocument, type Statement } from '@spot-serving/core';
import { keyManagementStatements, logGroupsEncrypt } from '@spot-serving/encryption';

import { watchIdentity } from './watch-identity';

/** Whose topic, and who manages its key. */
export interface WatchKey extends Place {
  /** ARNs of the roles that administer the key. */
  readonly administrators: readonly string[];
}

/** Policy of the key of the topic and of the log of failed launches: one service each, for our alarms and our log group. */
export function watchKeyPolicy(key: WatchKey): string {
  const { rootArn, logsService, launchLogGroupArn } = watchIdentity(key);
  return policyDocument([
    ...keyManagementStatements({ rootArn, ...key }),
    alarmsEncrypt(key),
    logGroupsEncrypt(logsService, launchLogGroupArn),
  ]);
}

/** Lets alarms of ours, and nothing else, publish to the topic, and only over TLS. */
export function topicPolicy(place: Place): string {
  const { topicArn } = watchIdentity(place);
  const publish = { Action: 'sns:Publish', Resource: topicArn } as const;
  return policyDocument([
    {
      ...publish,
      Sid: 'AlarmsPublish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: fromOurAlarms(place),
    },
    {
      ...publish,
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}

/** SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics". */
function alarmsEncrypt(place: Place): Statement {
  return {
    Sid: 'AlarmsEncrypt',
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: fromOurAlarms(place),
  };
}

function fromOurAlarms(place: Place): NonNullable<Statement['Condition']> {
  return {
    StringEquals: { 'aws:SourceAccount': place.account },
    ArnLike: { 'aws:SourceArn': watchIdentity(place).alarmArns },
  };
}
