import { partitionIn, policyDocument, type RegionAndAccount, type Statement } from '@spot-serving/core';

import { imageBuckets } from './image-buckets';

/** What the S3 endpoint lets through, for principals of the account, whose buckets they are. */
export interface S3EndpointAccess extends RegionAndAccount {
  /** Names of our buckets that may be read. */
  readonly readableBuckets: readonly string[];
  /** Names of our buckets that may be read and written. @default none */
  readonly writableBuckets?: readonly string[];
}

/**
 * Policy of the S3 gateway endpoint, as JSON: reads of our buckets by our account, writes to those named writable, and reads of image layers;
 * nothing else passes.
 *
 * Our buckets are held to our account from both ends. A stranger's credentials in a pod open nothing, and a bucket whose name somebody else
 * took first is not ours. Image layers are fetched with addresses signed by others, or unsigned, so nothing is asked of that principal.
 */
export function s3EndpointPolicy({ region, account, readableBuckets, writableBuckets = [] }: S3EndpointAccess): string {
  const arn = (path: string) => `arn:${partitionIn(region).id}:s3:::${path}`;
  const ours = (Sid: string, Action: string[], buckets: readonly string[]): Statement => ({
    Sid,
    Effect: 'Allow',
    Principal: '*',
    Action,
    Resource: buckets.flatMap((bucket) => [arn(bucket), arn(`${bucket}/*`)]),
    Condition: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
  });
  const images: Statement = {
    Sid: 'ReadImageLayers',
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: imageBuckets(region).map((bucket) => arn(`${bucket}/*`)),
  };
  return policyDocument([
    ...(readableBuckets.length > 0 ? [ours('ReadOurBuckets', reads, readableBuckets)] : []),
    ...(writableBuckets.length > 0 ? [ours('WriteOurBuckets', [...reads, ...writes], writableBuckets)] : []),
    images,
  ]);
}

const reads = ['s3:GetBucketLocation', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'];
/** Objects only: what a state and its lock need. */
const writes = ['s3:PutObject', 's3:DeleteObject'];
