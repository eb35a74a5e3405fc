import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** What differs between our buckets. */
export interface PrivateBucketProps {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Bucket policy, JSON. */
  readonly policy: string;
  /** ARN of the key of the default encryption. @default none, S3's own keys (SSE-S3) */
  readonly keyArn?: string;
  /** What expires when. */
  readonly lifecycleRules: S3BucketLifecycleConfigurationRule[];
  /** Whether Terraform refuses to destroy the bucket. */
  readonly destroyProtection: boolean;
  /** How long each object is locked from when it is written. @default not at all */
  readonly objectLock?: { readonly mode: string; readonly days: number };
}

/** A versioned, encrypted bucket that is never public, has no ACLs, and is never emptied by Terraform. */
export class PrivateBucket extends Construct {
  /** Name of the bucket, known once its policy is in force, so that what uses the name may rely on the policy. */
  readonly bucketName: string;
  /** The bucket itself. */
  readonly resource: S3Bucket;
  /** That the bucket keeps versions, for what S3 refuses otherwise. */
  readonly versioned: ITerraformDependable;

  constructor(
    scope: Construct,
    id: string,
    { bucketName, policy, keyArn, lifecycleRules, destroyProtection, objectLock }: PrivateBucketProps,
  ) {
    super(scope, id);
    this.resource = new S3Bucket(this, 'Resource', {
      bucket: bucketName,
      lifecycle: { preventDestroy: destroyProtection },
    });
    const { bucket } = this.resource;
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      bucket,
      versioningConfiguration: { status: 'Enabled' },
    });
    this.versioned = versioning;
    const noPublicAccess = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'Ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', { bucket, rule: [encryptionRule(keyArn)] });
    // S3 must keep versions before it is told when they expire (provider documentation, aws_s3_bucket_lifecycle_configuration).
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', { bucket, rule: lifecycleRules, dependsOn: [versioning] });
    if (objectLock !== undefined) lock(this, bucket, objectLock, versioning);
    // Both change what S3 takes for the bucket's policy, and it refuses them at the same time.
    this.bucketName = new S3BucketPolicy(this, 'Policy', { bucket, policy, dependsOn: [noPublicAccess] }).bucket;
  }
}

/**
 * Locks what is written from then on. S3 wants versions first; `object_lock_enabled` of the bucket itself is left alone, for it would make a bucket that
 * exists anew, and needs no token of AWS Support since November 2023 (provider documentation, aws_s3_bucket_object_lock_configuration).
 */
function lock(
  scope: Construct,
  bucket: string,
  { mode, days }: NonNullable<PrivateBucketProps['objectLock']>,
  versioning: ITerraformDependable,
): void {
  const rule = { defaultRetention: { mode, days } };
  new S3BucketObjectLockConfigurationA(scope, 'ObjectLock', { bucket, rule, dependsOn: [versioning] });
}

/**
 * Default encryption; a bucket key, so that S3 asks KMS once per bucket and period instead of once per object.
 *
 * SSE-C is blocked by name, as S3 does by itself for new buckets since April 2026: until provider 6.40 an absent list is a change in
 * every plan (cloudposse/terraform-aws-cloudfront-s3-cdn#379).
 */
function encryptionRule(keyArn: string | undefined) {
  const byDefault =
    keyArn === undefined ? { sseAlgorithm: 'AES256' } : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn };
  return {
    applyServerSideEncryptionByDefault: byDefault,
    bucketKeyEnabled: keyArn !== undefined,
    blockedEncryptionTypes: ['SSE-C'],
  };
}
