import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Construct } from 'constructs';

import { defaultLogDays, requireValid } from '@spot-serving/core';
import { PrivateBucket } from '@spot-serving/encryption';

import { logLifecycleRules } from './lifecycle-rules';
import { logBucketProblems } from './log-bucket-problems';
import type { LogBucketProps } from './log-bucket-props';
import { logBucketPolicy, logPrefix } from './policy/log-bucket-policy';
import { bucketArn } from './store-identity';

/**
 * Bucket to which AWS delivers server access logs, trail files and load balancer logs, each writer below its own prefix.
 *
 * The one bucket without a key of ours: S3 delivers access logs only to a bucket whose default is SSE-S3, and so do load balancers (S3 user
 * guide, "Enabling Amazon S3 server access logging"; Elastic Load Balancing user guide, "Enable access logs"). Trail files bring their own
 * key. It logs itself nowhere: that would be logs of logs. No Object Lock, which the same S3 page excludes; deletes are refused instead.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class LogBucket extends Construct {
  /** Name of the bucket, known once its policy lets the writers in. */
  readonly bucketName: string;
  /** Prefix for a load balancer's access logs, the only one that load balancers may write to. */
  readonly loadBalancerPrefix: string = logPrefix.loadBalancer;
  /** The bucket itself, for rules that must know of the exception it is. */
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    requireValid(this, logBucketProblems(props));
    const {
      region,
      account,
      loggedBuckets = [],
      trailArns = [],
      logDays = defaultLogDays,
      destroyProtection = true,
    } = props;
    const bucket = new PrivateBucket(this, 'Bucket', {
      bucketName: props.bucketName,
      lifecycleRules: logLifecycleRules(logDays),
      destroyProtection,
      policy: logBucketPolicy({
        bucketArn: bucketArn(region, props.bucketName),
        account,
        loggedBucketArns: loggedBuckets.map((name) => bucketArn(region, name)),
        trailArns,
        deletable: !destroyProtection,
      }),
    });
    this.bucketName = bucket.bucketName;
    this.resource = bucket.resource;
  }
}
