import { partitionIn, policyDocument, type Statement } from '@spot-serving/core';

import type { StoreAccess } from '../policy/identity-policies';
import { bucketArn, s3Service } from '../store-identity';
import { copyKeyUse, copyWrites } from './copy-actions';
import type { ReplicaDestination } from './replicas';

/** What S3 copies with: from where, by which key, to where. */
export interface Copying extends StoreAccess {
  /** The account of all stores. */
  readonly account: string;
  /** Whether S3 locks what is copied from. @default false */
  readonly locked?: boolean;
  /** Stores that get a copy. */
  readonly replicateTo: readonly ReplicaDestination[];
}

/** Lets S3, for buckets of the account, take the role that copies (S3 user guide, "Setting up permissions for live replication"). */
export function replicationTrust(account: string): string {
  return policyDocument([
    {
      Sid: 'S3Copies',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    },
  ]);
}

/**
 * What the role that copies is permitted: to read what the rules name, to write copies but no deletes, and both keys through S3 only.
 *
 * The destination's key has no ARN here: it is known by its alias. With bucket keys, the encryption context is the bucket, and S3 also decrypts with the
 * destination's key to check it (S3 user guide, "Replicating encrypted objects", "Using Amazon S3 Bucket Keys with replication").
 */
export function replicationPolicy({ bucketArn: source, keyArn, s3Service: service, ...to }: Copying): string {
  return policyDocument([
    {
      Sid: 'ReadRules',
      Effect: 'Allow',
      Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      Resource: source,
    },
    {
      Sid: 'ReadModels',
      Effect: 'Allow',
      Action: to.locked ? [...copiedReads, ...lockReads] : copiedReads,
      Resource: `${source}/*`,
    },
    {
      Sid: 'DecryptModels',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: keyArn,
      Condition: { StringEquals: { 'kms:ViaService': service } },
    },
    {
      Sid: 'WriteCopies',
      Effect: 'Allow',
      Action: copyWrites,
      Resource: to.replicateTo.map(({ region, bucketName }) => `${bucketArn(region, bucketName)}/*`),
      Condition: { StringEquals: { 'aws:ResourceAccount': to.account } },
    },
    ...to.replicateTo.map((destination, index) => encryptCopies(destination, to.account, index)),
  ]);
}

/** What S3 reads to make a copy: contents with their keys, lists of access, tags. */
const copiedReads = ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'];

/** What it reads besides of an object that is locked (S3 user guide, "Object Lock considerations", using Object Lock with replication). */
const lockReads = ['s3:GetObjectRetention', 's3:GetObjectLegalHold'];

function encryptCopies(
  { bucketName, region, keyAlias }: ReplicaDestination,
  account: string,
  index: number,
): Statement {
  return {
    Sid: `EncryptCopies${index + 1}`,
    Effect: 'Allow',
    Action: copyKeyUse,
    Resource: `arn:${partitionIn(region).id}:kms:${region}:${account}:key/*`,
    Condition: {
      StringEquals: {
        'kms:ViaService': s3Service(region),
        'kms:EncryptionContext:aws:s3:arn': bucketArn(region, bucketName),
      },
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${keyAlias}` },
    },
  };
}
