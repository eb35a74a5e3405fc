import { type Statement } from '@spot-serving/core';
import { noDeletes } from '@spot-serving/encryption';

import { copyWrites } from '../replication/copy-actions';

/** Who writes, and whether what is written stays. */
export interface ModelWrites {
  /** ARN of the model bucket. */
  readonly bucketArn: string;
  /** ARNs of the roles that publish; at least one. */
  readonly publishers: readonly string[];
  /** ARNs of the roles that copy to here, which alone may then; they delete nothing. @default none */
  readonly replicators?: readonly string[];
  /** Whether objects may be deleted, which is needed only to retire the store. */
  readonly deletable: boolean;
  /** Whether S3 locks each object for a while. @default false */
  readonly locked?: boolean;
}

/** Whatever adds an object or changes one; deletion has a rule of its own. */
const writes = ['s3:PutObject*', 's3:AbortMultipartUpload', ...copyWrites, 's3:ReplicateDelete', 's3:RestoreObject'];

/**
 * Refuses writes to all but publishers, refuses to overwrite, and refuses to delete: a version stays what it was when it was published.
 *
 * A PUT, and the completion of a multipart upload, must carry `If-None-Match: *`; `s3:ObjectCreationOperation` spares the calls that start
 * an upload and send its parts, which take no such header (S3 user guide, "Enforce conditional writes on Amazon S3 buckets"). A delete
 * marker would let the same key be written again, hence the refusal of deletes.
 */
export function modelWriteStatements({ bucketArn, publishers, deletable, ...more }: ModelWrites): Statement[] {
  const { replicators = [], locked = false } = more;
  const objects = { Effect: 'Deny', Principal: '*', Resource: `${bucketArn}/*` } as const;
  return [
    {
      ...objects,
      Sid: 'WriteAsPublisher',
      Action: replicators.length > 0 ? writes.filter((action) => !copyWrites.includes(action)) : writes,
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': publishers } },
    },
    ...(replicators.length > 0 ? [copyAsReplicator(bucketArn, replicators)] : []),
    {
      ...objects,
      Sid: 'WriteOnce',
      Action: 's3:PutObject',
      Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    },
    ...(deletable ? [] : [noDeletes(bucketArn)]),
    ...(locked && !deletable ? [keepLocks(bucketArn)] : []),
  ];
}

/**
 * Refuses to lift, shorten or lengthen what is locked, whoever asks: a publisher who locks an object for a hundred years is as unwelcome as who lifts a
 * lock. The bucket's default needs none of these (S3 user guide, "Locking objects with Object Lock", required permissions).
 */
function keepLocks(bucketArn: string): Statement {
  return {
    Sid: 'KeepLocks',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:BypassGovernanceRetention', 's3:PutObjectLegalHold', 's3:PutObjectRetention'],
    Resource: `${bucketArn}/*`,
  };
}

/** A copy is no PUT: S3 asks for an action of its own, which no publisher has (S3 user guide, "Setting up permissions for live replication"). */
function copyAsReplicator(bucketArn: string, replicators: readonly string[]): Statement {
  return {
    Sid: 'CopyAsReplicator',
    Effect: 'Deny',
    Principal: '*',
    Resource: `${bucketArn}/*`,
    Action: copyWrites,
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': replicators } },
  };
}
