import type { Condition, Statement } from '@spot-serving/core';

const algorithm = 's3:x-amz-server-side-encryption';
const key = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const customerKey = 's3:x-amz-server-side-encryption-customer-algorithm';

/**
 * Refuses to store a model under anything but the store's key; a PUT without headers passes, for the bucket's default encrypts it.
 *
 * The keys are those of the request's headers, so each rule first asks whether the header is there. `aws:kms` without a key id is refused
 * too: S3 would take the AWS managed key, not the bucket's (S3 API reference, PutObject). The key must be named by its full ARN.
 */
export function modelEncryptionStatements(bucketArn: string, keyArn: string): Statement[] {
  const refused: Readonly<Record<string, Condition>> = {
    NoOtherAlgorithm: { Null: { [algorithm]: 'false' }, StringNotEquals: { [algorithm]: 'aws:kms' } },
    NoOtherKey: { Null: { [key]: 'false' }, StringNotEquals: { [key]: keyArn } },
    NoAwsManagedKey: { Null: { [algorithm]: 'false', [key]: 'true' } },
    NoCustomerKey: { Null: { [customerKey]: 'false' } },
  };
  return Object.entries(refused).map(([sid, condition]) => ({
    Sid: sid,
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: `${bucketArn}/*`,
    Condition: condition,
  }));
}
