import { policyDocument } from '@spot-serving/core';
import { type KeyManagement, keyManagementStatements, readWithin, tlsOnly } from '@spot-serving/encryption';

/** Policy of the bucket of the states: nothing without TLS, nothing for another account, nobody deletes a version, so that a lost state can be brought back, or the bucket. */
export function stateBucketPolicy(bucketArn: string, account: string): string {
  return policyDocument([
    tlsOnly(bucketArn),
    readWithin(bucketArn, account),
    // A delete marker is enough for a lock; versions go only when the lifecycle says so.
    {
      Sid: 'VersionsStay',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:DeleteObjectVersion',
      Resource: `${bucketArn}/*`,
    },
    { Sid: 'BucketStays', Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: bucketArn },
  ]);
}

/** Who uses the key of the states. */
export interface StateKeyPolicyProps extends KeyManagement {
  /** The account of the states, twelve digits. */
  readonly account: string;
  /** Host name by which KMS knows S3 in this region: `s3.<region>.<suffix>`. */
  readonly s3Service: string;
}

/** Policy of the key of the states: the account's IAM policies permit its use, only through S3. */
export function stateKeyPolicy({ account, s3Service, ...management }: StateKeyPolicyProps): string {
  return policyDocument([
    ...keyManagementStatements(management),
    {
      Sid: 'UseThroughS3',
      Effect: 'Allow',
      Principal: { AWS: management.rootArn },
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': s3Service, 'kms:CallerAccount': account } },
    },
  ]);
}
