import { type Place, policyDocument, type Statement } from '@spot-serving/core';
import { keyManagementStatements, logGroupsEncrypt } from '@spot-serving/encryption';

import { watchIdentity } from './watch-identity';

/** Whose topic, and who manages its key. */
export interface WatchKey extends Place {
  /** ARNs of the roles that administer the key. */
  readonly administrators: readonly string[];
  /** ARNs of roles that publish beside alarms; they need not exist yet. @default none */
  readonly publishers?: readonly string[];
}

/** Policy of the key of the topic and of the log of failed launches: one service each, for our alarms and our log group. */
export function watchKeyPolicy(key: WatchKey): string {
  const { rootArn, logsService, launchLogGroupArn } = watchIdentity(key);
  return policyDocument([
    ...keyManagementStatements({ rootArn, ...key }),
    alarmsEncrypt(key),
    ...publishersEncrypt(key),
    logGroupsEncrypt(logsService, launchLogGroupArn),
  ]);
}

/** Lets alarms of ours publish to the topic, and only over TLS; roles of the account may by policies of their own, for which the key must name them. */
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

/**
 * For roles that may publish by their own policies. They are named by a condition: a principal of a key must exist when its policy is put (KMS API reference, PutKeyPolicy), and
 * theirs are made later.
 */
function publishersEncrypt({ publishers = [], ...place }: WatchKey): Statement[] {
  if (publishers.length === 0) return [];
  const { rootArn, topicService } = watchIdentity(place);
  return [
    {
      Sid: 'PublishersEncrypt',
      Effect: 'Allow',
      Principal: { AWS: rootArn },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: {
        StringEquals: { 'kms:ViaService': topicService },
        ArnEquals: { 'aws:PrincipalArn': [...publishers] },
      },
    },
  ];
}

function fromOurAlarms(place: Place): NonNullable<Statement['Condition']> {
  return {
    StringEquals: { 'aws:SourceAccount': place.account },
    ArnLike: { 'aws:SourceArn': watchIdentity(place).alarmArns },
  };
}
