import { Construct } from 'constructs';

import { partitionIn, regionalHost, requireValid } from '@spot-serving/core';
import { EncryptionKey, PrivateBucket } from '@spot-serving/encryption';

import { stateBucketPolicy, stateKeyPolicy } from './state-bucket-policy';
import { stateBucketProblems } from './state-bucket-problems';
import type { StateBucketProps } from './state-bucket-props';
import { stateLifecycleRules } from './state-lifecycle-rules';

/**
 * The bucket of Terraform's states: versioned, encrypted with a key of its own, reached only over TLS, never public, and protected from
 * destroy. Its roles get rights by their own policies.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class StateBucket extends Construct {
  /** Name of the bucket, known once its policy is in force. */
  readonly bucketName: string;
  /** ARN of the bucket, as text that is known at synth. */
  readonly bucketArn: string;
  /** ARN of its key. */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    requireValid(this, stateBucketProblems(props));
    const { bucketName, region, account, administrators, destroyProtection = true } = props;
    const { id: partition } = partitionIn(region);
    const policy = stateKeyPolicy({
      account,
      administrators,
      rootArn: `arn:${partition}:iam::${account}:root`,
      s3Service: regionalHost('s3', region),
    });
    const key = new EncryptionKey(this, 'Key', {
      alias: bucketName,
      description: 'Terraform states',
      policy,
      destroyProtection,
    });
    this.keyArn = key.arn;
    this.bucketArn = `arn:${partition}:s3:::${bucketName}`;
    this.bucketName = new PrivateBucket(this, 'Bucket', {
      bucketName,
      keyArn: key.arn,
      destroyProtection,
      policy: stateBucketPolicy(this.bucketArn, account),
      lifecycleRules: stateLifecycleRules(),
    }).bucketName;
  }
}
