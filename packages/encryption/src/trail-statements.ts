import type { Statement } from '@spot-serving/core';

/** Whose files come where. */
export interface TrailFiles {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** Where they are in it, without a slash at the end. */
  readonly prefix: string;
  /** The account whose events these are. */
  readonly account: string;
  /** ARNs of the trails. */
  readonly trailArns: readonly string[];
}

/** Statements of a bucket policy: trails write their files (CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail"). */
export function trailFiles({ bucketArn, account, trailArns, prefix }: TrailFiles): Statement[] {
  const fromTrail = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } } as const;
  const source = { 'aws:SourceArn': trailArns };
  return [
    {
      ...fromTrail,
      Sid: 'TrailReadsAcl',
      Action: 's3:GetBucketAcl',
      Resource: bucketArn,
      Condition: { ArnEquals: source },
    },
    {
      ...fromTrail,
      Sid: 'TrailFiles',
      Action: 's3:PutObject',
      Resource: `${bucketArn}/${prefix}/AWSLogs/${account}/*`,
      Condition: { ArnEquals: source, StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}

/** Statements of a key policy: the trail encrypts its files (CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail"). */
export function trailEncrypts(trailArn: string): Statement[] {
  const trail = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Resource: '*' } as const;
  const source = { 'aws:SourceArn': trailArn };
  return [
    {
      ...trail,
      Sid: 'TrailEncrypts',
      Action: 'kms:GenerateDataKey*',
      Condition: { StringEquals: { ...source, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn } },
    },
    { ...trail, Sid: 'TrailDescribesKey', Action: 'kms:DescribeKey', Condition: { StringEquals: source } },
  ];
}

/** Who reads the files of a trail. */
export interface TrailReaders {
  /** ARNs of the roles. */
  readonly administrators: readonly string[];
  /** The account of key and bucket. */
  readonly account: string;
  /** Host name by which KMS knows S3 in this region. */
  readonly s3Service: string;
}

/** Statement of a key policy: somebody must be able to read the evidence: administrators, only trail files, only through S3. */
export function readsTrailFiles({ administrators, account, s3Service }: TrailReaders): Statement {
  return {
    Sid: 'AdministratorsReadTrail',
    Effect: 'Allow',
    Principal: { AWS: administrators },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:ViaService': s3Service, 'kms:CallerAccount': account },
      Null: { 'kms:EncryptionContext:aws:cloudtrail:arn': 'false' },
    },
  };
}
