import { policyDocument } from '@spot-serving/core';
import { tlsOnly } from '@spot-serving/encryption';

import { modelEncryptionStatements } from './model-encryption-statements';
import { type ModelReads, modelReadStatements } from './model-read-statements';
import { type ModelWrites, modelWriteStatements } from './model-write-statements';

/** What the policy of the model bucket is made of. */
export interface ModelBucketPolicyProps extends ModelReads, ModelWrites {
  /** ARN of the key that models are stored under. */
  readonly keyArn: string;
}

/** Policy of the model bucket: it only refuses. Permission comes from the reader and publisher policies, and it takes both. */
export function modelBucketPolicy(props: ModelBucketPolicyProps): string {
  return policyDocument([
    tlsOnly(props.bucketArn),
    ...modelReadStatements(props),
    ...modelWriteStatements(props),
    ...modelEncryptionStatements(props.bucketArn, props.keyArn),
  ]);
}
