import { deliveryPrefix, partitionIn, regionalHost, type RegionAndAccount } from '@spot-serving/core';
import type { TrailNames } from '@spot-serving/encryption';

import type { AccountWatchProps } from './account-watch-props';

/** Names and ARNs of an account's watch, known before anything exists; outside of every app's prefix, so that no app's role can change them. */
export interface AccountWatchIdentity extends TrailNames {
  readonly rootArn: string;
  readonly bucketArn: string;
  readonly topicName: string;
  readonly topicArn: string;
  /** Name of the alarm of some calls, or of the root. */
  alarmName(id: string): string;
  /** Pattern of the ARNs of its alarms. */
  readonly alarmArns: string;
  /** Host name by which KMS knows S3 in this region (KMS developer guide, "kms:ViaService"). */
  readonly s3Service: string;
  /** Service principal of CloudWatch Logs, which has the region in its name. */
  readonly logsService: string;
}

const name = `${deliveryPrefix}-account`;

/** Name of the alias of its key, without `alias/`. */
export const watchKeyAlias = `${deliveryPrefix}/account-watch`;

/** The identity of the watch of an account. */
export function accountWatchIdentity({ region, account, bucketName }: AccountWatchPlace): AccountWatchIdentity {
  const { id } = partitionIn(region);
  const arn = (service: string, resource: string) => `arn:${id}:${service}:${region}:${account}:${resource}`;
  const logGroupName = `/spot-serving/${name}`;
  return {
    rootArn: `arn:${id}:iam::${account}:root`,
    bucketArn: `arn:${id}:s3:::${bucketName}`,
    trailName: name,
    trailArn: arn('cloudtrail', `trail/${name}`),
    trailRoleName: `${name}-trail`,
    logGroupName,
    logGroupArn: arn('logs', `log-group:${logGroupName}`),
    topicName: name,
    topicArn: arn('sns', name),
    alarmName: (alarm) => `${name}-${alarm}`,
    alarmArns: arn('cloudwatch', `alarm:${name}-*`),
    s3Service: regionalHost('s3', region),
    logsService: regionalHost('logs', region),
  };
}

type AccountWatchPlace = RegionAndAccount & Pick<AccountWatchProps, 'bucketName'>;
