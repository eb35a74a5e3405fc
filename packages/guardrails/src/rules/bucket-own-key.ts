import { isManagedByAws } from '../aws/managed-key';
import type { Rule } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { bucketType, type DefaultEncryption, defaultEncryptions } from './bucket-encryption';

/**
 * Each bucket's default encryption uses a KMS key of ours.
 *
 * A bucket to which AWS delivers logs with SSE-S3 only (server access logs, ALB access logs) is exempted by name, with the reason.
 * A bucket without any default encryption is left to `bucket-encryption`.
 */
export const bucketOwnKey: Rule = {
  id: 'bucket-own-key',
  severity: 'error',
  what: 'Every default encryption of a bucket is aws:kms or aws:kms:dsse with a key that is not AWS-managed',
  why: 'only a key of our own has a policy that says who may read, and can be taken back',
  source: 'AWS Foundational Security Best Practices, S3.17; docs/architecture.md',
  check: (stack) =>
    stack.ofType(bucketType).flatMap((resource) => {
      const wrong = defaultEncryptions(stack, resource).map((encryption) => keyProblem(stack, encryption));
      const fix =
        "set sse_algorithm to 'aws:kms' and kms_master_key_id to a key of ours, or exempt a bucket that only takes logs of AWS";
      return wrong.filter((what) => what !== undefined).map((what) => ({ resource, what, fix }));
    }),
};

function keyProblem(stack: StackView, { algorithm, key }: DefaultEncryption): string | undefined {
  if (algorithm === '') return undefined;
  if (!['aws:kms', 'aws:kms:dsse'].includes(algorithm))
    return `is encrypted with ${algorithm}, for which AWS holds the key`;
  if (key === '') return `is encrypted with ${algorithm} but names no key, so AWS uses its own (alias/aws/s3)`;
  return isManagedByAws(stack, key) ? `is encrypted with ${key}, a key that AWS manages` : undefined;
}
