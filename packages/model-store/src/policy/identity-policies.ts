import { manifestName, policyDocument, type Statement } from '@spot-serving/core';

/** The store as its readers and publishers reach it. */
export interface StoreAccess {
  /** ARN of the model bucket. */
  readonly bucketArn: string;
  /** ARN of the models' key. */
  readonly keyArn: string;
  /** Host name by which KMS knows S3 in this region. */
  readonly s3Service: string;
}

/** What a reader of `model` is permitted: list and read below its prefix, decrypt through S3; no other model. */
export function readerStatements({ bucketArn, keyArn, s3Service }: StoreAccess, model: string): Statement[] {
  return [
    { Sid: 'ReadModel', Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucketArn}/${model}/*` },
    {
      Sid: 'ListModel',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucketArn,
      Condition: { StringLike: { 's3:prefix': `${model}/*` } },
    },
    keyThroughS3(keyArn, s3Service, 'kms:Decrypt'),
  ];
}

/**
 * What a publisher is permitted: add objects, also in parts, each with a tag that tells its digest, list, read tags and manifests, and encrypt through S3; no
 * model is read back, and nothing is deleted. A multipart upload decrypts its parts (S3 user guide, "Using server-side encryption with AWS KMS keys").
 */
export function publisherPolicy({ bucketArn, keyArn, s3Service }: StoreAccess): string {
  return policyDocument([
    {
      Sid: 'PublishModels',
      Effect: 'Allow',
      Action: [
        ...['s3:PutObject', 's3:PutObjectTagging', 's3:GetObjectTagging'],
        ...['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      ],
      Resource: `${bucketArn}/*`,
    },
    { Sid: 'ReadManifests', Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucketArn}/*/${manifestName}` },
    {
      Sid: 'ListModels',
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:ListBucketMultipartUploads'],
      Resource: bucketArn,
    },
    keyThroughS3(keyArn, s3Service, 'kms:GenerateDataKey', 'kms:Decrypt'),
  ]);
}

function keyThroughS3(keyArn: string, s3Service: string, ...actions: string[]): Statement {
  const throughS3 = { StringEquals: { 'kms:ViaService': s3Service } };
  return { Sid: 'UseKeyThroughS3', Effect: 'Allow', Action: actions, Resource: keyArn, Condition: throughS3 };
}
