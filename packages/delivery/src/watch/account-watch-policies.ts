import { type Condition, policyDocument } from '@spot-serving/core';
import {
  keyManagementStatements,
  logGroupsEncrypt,
  noDeletes,
  readsTrailFiles,
  readWithin,
  tlsOnly,
  trailEncrypts,
  trailFiles,
} from '@spot-serving/encryption';

import { accountWatchIdentity } from './account-watch-identity';
import type { AccountWatchProps } from './account-watch-props';

/** Where the trail's files are in their bucket. */
export const trailPrefix = 'trail';

/** Policy of the bucket of the trail's files: the trail writes, nobody deletes. */
export function watchBucketPolicy(props: AccountWatchProps): string {
  const { bucketArn, trailArn } = accountWatchIdentity(props);
  const { account } = props;
  return policyDocument([
    tlsOnly(bucketArn),
    readWithin(bucketArn, account),
    noDeletes(bucketArn),
    ...trailFiles({ bucketArn, account, trailArns: [trailArn], prefix: trailPrefix }),
  ]);
}

/** Policy of the key of files, log group and topic: one service each, for one resource each. */
export function accountWatchKeyPolicy({ administrators, ...props }: AccountWatchProps): string {
  const { rootArn, trailArn, s3Service, logsService, logGroupArn } = accountWatchIdentity(props);
  return policyDocument([
    ...keyManagementStatements({ rootArn, administrators }),
    ...trailEncrypts(trailArn),
    readsTrailFiles({ administrators, account: props.account, s3Service }),
    logGroupsEncrypt(logsService, logGroupArn),
    {
      Sid: 'AlarmsEncrypt',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: fromItsAlarms(props),
    },
  ]);
}

/** Policy of the topic: its alarms publish, and nothing else, and only over TLS. */
export function watchTopicPolicy(props: Omit<AccountWatchProps, 'administrators'>): string {
  const publish = { Action: 'sns:Publish', Resource: accountWatchIdentity(props).topicArn } as const;
  return policyDocument([
    {
      ...publish,
      Sid: 'AlarmsPublish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: fromItsAlarms(props),
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

function fromItsAlarms(props: Omit<AccountWatchProps, 'administrators'>): Condition {
  return {
    StringEquals: { 'aws:SourceAccount': props.account },
    ArnLike: { 'aws:SourceArn': accountWatchIdentity(props).alarmArns },
  };
}
