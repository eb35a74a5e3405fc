import { blocksOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';

/** Terraform's type of a general purpose bucket. */
export const bucketType = 'aws_s3_bucket';

/** Default encryption of a bucket, as its companion resource states it. */
export interface DefaultEncryption {
  /** `aws:kms`, `aws:kms:dsse`, `AES256`; empty when absent. */
  readonly algorithm: string;
  /** Key id, ARN, alias or a reference to one; empty when absent. */
  readonly key: string;
}

/** Default encryptions that the stack states for `bucket`; Terraform needs one, and a second would fight it at every apply. */
export function defaultEncryptions(stack: StackView, bucket: Resource): readonly DefaultEncryption[] {
  return stack
    .companions('aws_s3_bucket_server_side_encryption_configuration', 'bucket', bucket)
    .flatMap(({ attributes }) => blocksOf(attributes.rule))
    .flatMap(({ apply_server_side_encryption_by_default: byDefault }) => blocksOf(byDefault))
    .map(({ sse_algorithm: algorithm, kms_master_key_id: key }) => ({
      algorithm: textsOf(algorithm).join(),
      key: textsOf(key).join(),
    }));
}

/** Each bucket states how it is encrypted, in the same stack. */
export const bucketEncryption: Rule = {
  id: 'bucket-encryption',
  severity: 'error',
  what: 'Every aws_s3_bucket has one aws_s3_bucket_server_side_encryption_configuration that names its algorithm',
  why: 'what is not stated is whatever AWS or somebody in the console chose, and no plan shows when it changes',
  source: 'AWS Foundational Security Best Practices, S3.17',
  check: (stack) =>
    stack.ofType(bucketType).flatMap((resource) => {
      const [first, ...more] = defaultEncryptions(stack, resource);
      if (first && first.algorithm !== '' && more.length === 0) return [];
      return [
        {
          resource,
          what:
            more.length > 0 ? `has ${more.length + 1} default encryptions` : 'has no default encryption in this stack',
          fix: 'add one aws_s3_bucket_server_side_encryption_configuration whose bucket is the id of this one',
        },
      ];
    }),
};
