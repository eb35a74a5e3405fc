import { partitionIn, type Place, regionalHost, type RegionAndAccount } from '@spot-serving/core';

import type { PodReaders } from './model-store-props';

/** What fixes every name and ARN of a store. */
export interface StoreIdentityProps extends Place {
  /** Name of the model bucket. */
  readonly bucketName: string;
}

/**
 * Names and ARNs of a store, known before anything exists: policies, key and trail name each other, and would go in circles if they waited
 * for one another's outputs.
 */
export interface StoreIdentity {
  readonly rootArn: string;
  readonly bucketArn: string;
  readonly trailName: string;
  readonly trailArn: string;
  readonly trailRoleName: string;
  readonly logGroupName: string;
  readonly logGroupArn: string;
  readonly alarmName: string;
  readonly alarmArn: string;
  /** Name of the alarm of bulk reads. */
  readonly bulkAlarmName: string;
  readonly bulkAlarmArn: string;
  /** Names of the alarms of copies to or from another bucket. */
  copyAlarmNames(otherBucket: string): CopyAlarmNames;
  /** Their ARNs. */
  copyAlarmArns(otherBucket: string): readonly string[];
  /** Host name by which KMS knows S3 in this region (KMS developer guide, "kms:ViaService"). */
  readonly s3Service: string;
  /** Service principal of CloudWatch Logs, which has the region in its name. */
  readonly logsService: string;
}

/** Names of the alarms of one way of copies. */
export interface CopyAlarmNames {
  readonly failed: string;
  readonly lag: string;
}

/** Names and ARNs of the store of `props`; in the partition `aws` when the region's is unknown, which `modelStoreProblems` refuses. */
export function storeIdentity({ name, region, account, bucketName }: StoreIdentityProps): StoreIdentity {
  const { id } = partitionIn(region);
  const arn = (service: string, resource: string) => `arn:${id}:${service}:${region}:${account}:${resource}`;
  const trailName = `${name}-model-reads`;
  const logGroupName = `/spot-serving/${name}/model-reads`;
  const alarmName = `${name}-unknown-model-reader`;
  const bulkAlarmName = `${name}-bulk-model-reads`;
  const copyAlarmNames = (other: string): CopyAlarmNames => ({
    failed: `${name}-copy-failed-${other}`,
    lag: `${name}-copy-late-${other}`,
  });
  return {
    rootArn: `arn:${id}:iam::${account}:root`,
    bucketArn: bucketArn(region, bucketName),
    trailName,
    trailArn: arn('cloudtrail', `trail/${trailName}`),
    trailRoleName: `${name}-model-reads`,
    logGroupName,
    logGroupArn: arn('logs', `log-group:${logGroupName}`),
    alarmName,
    alarmArn: arn('cloudwatch', `alarm:${alarmName}`),
    bulkAlarmName,
    bulkAlarmArn: arn('cloudwatch', `alarm:${bulkAlarmName}`),
    copyAlarmNames,
    copyAlarmArns: (other) => Object.values(copyAlarmNames(other)).map((alarm) => arn('cloudwatch', `alarm:${alarm}`)),
    s3Service: s3Service(region),
    logsService: regionalHost('logs', region),
  };
}

/** Host name by which KMS knows S3 in a region (KMS developer guide, "kms:ViaService"). */
export function s3Service(region: string): string {
  return regionalHost('s3', region);
}

/** ARN of a bucket of a region's partition. */
export function bucketArn(region: string, name: string): string {
  return `arn:${partitionIn(region).id}:s3:::${name}`;
}

/** Pattern of the ARNs of the roles of pods that read, as conditions take it; none where the store has none. */
export function podRoleArns({ region, account, podReaders }: PodReadersIdentity): string[] {
  if (podReaders === undefined) return [];
  return [`arn:${partitionIn(region).id}:iam::${account}:role${podReaders.rolePath}*`];
}

/** What fixes those ARNs. */
interface PodReadersIdentity extends RegionAndAccount {
  readonly podReaders?: PodReaders;
}

/** The same as the bucket's policy takes it. */
export function podReads(
  place: PodReadersIdentity,
): { readonly roleArns: string; readonly modelTag: string } | undefined {
  const [roleArns] = podRoleArns(place);
  return place.podReaders && roleArns !== undefined ? { roleArns, modelTag: place.podReaders.modelTag } : undefined;
}
