import type { Statement } from '@spot-serving/core';

/** Where the states are, as a role reaches them. */
export interface StateAccess {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** ARN of its key. */
  readonly keyArn: string;
  /** Host name by which KMS knows S3 in the bucket's region. */
  readonly s3Service: string;
}

/** To read the states of one app: what a plan without a lock needs (delivery 2.3). */
export function readStates({ bucketArn, keyArn, s3Service }: StateAccess, app: string): Statement[] {
  return [
    {
      Sid: 'ListStates',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucketArn,
      Condition: { StringLike: { 's3:prefix': `${app}/*` } },
    },
    { Sid: 'ReadStates', Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucketArn}/${app}/*` },
    {
      Sid: 'DecryptStates',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: keyArn,
      Condition: { StringEquals: { 'kms:ViaService': s3Service } },
    },
  ];
}

/** Everything that changes a key, or hands out its use. */
export const keyChanges: readonly string[] = [
  'kms:Cancel*',
  'kms:Create*',
  'kms:Delete*',
  'kms:Disable*',
  'kms:Enable*',
  'kms:Put*',
  'kms:R*',
  'kms:Schedule*',
  'kms:Tag*',
  'kms:Untag*',
  'kms:Update*',
];

/** To read and write the states of one app, and to take and give back their locks; bucket and key stay as they are. */
export function writeStates({ bucketArn, keyArn, s3Service }: StateAccess, app: string): Statement[] {
  const states = `${bucketArn}/${app}/*.tfstate`;
  const locks = `${states}.tflock`;
  return [
    {
      Sid: 'ListStates',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucketArn,
      Condition: { StringLike: { 's3:prefix': `${app}/*` } },
    },
    { Sid: 'WriteStates', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: [states, locks] },
    { Sid: 'GiveLocksBack', Effect: 'Allow', Action: 's3:DeleteObject', Resource: locks },
    {
      Sid: 'EncryptStates',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: keyArn,
      Condition: { StringEquals: { 'kms:ViaService': s3Service } },
    },
    { Sid: 'BucketOfStatesStays', Effect: 'Deny', Action: ['s3:Delete*', 's3:Put*'], Resource: bucketArn },
    { Sid: 'KeyOfStatesStays', Effect: 'Deny', Action: [...keyChanges], Resource: keyArn },
  ];
}
