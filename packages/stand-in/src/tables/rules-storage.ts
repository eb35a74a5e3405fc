import type { Rule } from '../behaviour/rule';

/** A companion of a bucket has the bucket's id (hashicorp/terraform-provider-aws, internal/service/s3). */
const ofBucket: Rule = { id: '{bucket}' };

/**
 * S3, KMS and ECR.
 *
 * S3 names: Amazon S3 User Guide, "Virtual hosting of buckets"; ARNs: Service Authorization Reference; KMS ids: AWS KMS
 * Developer Guide, "Key identifiers"; registry host: Amazon ECR User Guide, "Private registry".
 */
export const storageRules: Readonly<Record<string, Rule>> = {
  aws_s3_bucket: {
    id: '{bucket}',
    names: { bucket: 'bucket_prefix' },
    arn: 's3:::{bucket}',
    values: {
      bucket_domain_name: '{bucket}.s3.{dnsSuffix}',
      bucket_regional_domain_name: '{bucket}.s3.{region}.{dnsSuffix}',
      bucket_region: '{region}',
      bucket_prefix: '',
      hosted_zone_id: 'Z{upper13}',
      acceleration_status: '',
      acl: '',
      request_payer: 'BucketOwner',
      policy: '',
      object_lock_enabled: false,
      website_domain: '',
      website_endpoint: '',
    },
  },
  aws_s3_bucket_acl: ofBucket,
  aws_s3_bucket_cors_configuration: ofBucket,
  aws_s3_bucket_lifecycle_configuration: {
    ...ofBucket,
    values: { transition_default_minimum_object_size: 'all_storage_classes_128K' },
  },
  aws_s3_bucket_logging: ofBucket,
  aws_s3_bucket_notification: ofBucket,
  aws_s3_bucket_object_lock_configuration: ofBucket,
  aws_s3_bucket_ownership_controls: ofBucket,
  aws_s3_bucket_policy: ofBucket,
  aws_s3_bucket_public_access_block: ofBucket,
  aws_s3_bucket_replication_configuration: ofBucket,
  aws_s3_bucket_server_side_encryption_configuration: ofBucket,
  aws_s3_bucket_versioning: ofBucket,
  aws_s3_object: {
    id: '{key}',
    arn: 's3:::{bucket}/{key}',
    values: { etag: '{hex32}', version_id: '{hex32}', storage_class: 'STANDARD' },
  },
  aws_kms_key: {
    id: '{uuid}',
    arn: 'kms:{region}:{account}:key/{id}',
    values: { key_id: '{id}', multi_region: false, rotation_period_in_days: 365, description: '', policy: '' },
  },
  aws_kms_alias: {
    id: '{name}',
    names: { name: 'name_prefix' },
    arn: 'kms:{region}:{account}:{name}',
    values: { name_prefix: '', target_key_arn: 'arn:{partition}:kms:{region}:{account}:key/{target_key_id}' },
  },
  aws_kms_key_policy: { id: '{key_id}' },
  aws_ecr_repository: {
    id: '{name}',
    arn: 'ecr:{region}:{account}:repository/{name}',
    values: { registry_id: '{account}', repository_url: '{account}.dkr.ecr.{region}.{dnsSuffix}/{name}' },
  },
  aws_ecr_lifecycle_policy: { id: '{repository}', values: { registry_id: '{account}' } },
  aws_ecr_repository_policy: { id: '{repository}', values: { registry_id: '{account}' } },
};
