import type { Rule } from '../src/findings';
import { allRules, findings } from '../src/findings';

/** A synthesized stack with one bucket, `aws_s3_bucket.models`, at the construct path `dev-models/Bucket`, and whatever else is given. */
export function aBucketStack(resource: object = {}, data: object = {}): object {
  const bucket = { bucket: 'models-111122223333', '//': { metadata: { path: 'dev-models/Bucket' } } };
  return { resource: { aws_s3_bucket: { models: bucket }, ...resource }, data };
}

/** Default encryption of the bucket `models`. */
export function encryptedWith(byDefault: object, bucket = '${aws_s3_bucket.models.id}'): object {
  return {
    aws_s3_bucket_server_side_encryption_configuration: {
      models: { bucket, rule: [{ apply_server_side_encryption_by_default: byDefault }] },
    },
  };
}

/** What `rule` alone finds wrong in `stack`. */
export function wrongs(rule: Rule, stack: object): string[] {
  return findings(stack, [rule]).map(({ what }) => what);
}

/** A synthesized stack with one resource, `<type>.it`, and whatever else is given. */
export function stackWith(type: string, attributes: object, more: object = {}): object {
  return { resource: { [type]: { it: attributes }, ...more } };
}

/** The first rules that this package had, about a bucket and a policy: for tests of how a stack is judged, whatever the rules. */
export const aFewRules: readonly Rule[] = allRules.filter(({ id }) =>
  ['bucket-encryption', 'bucket-own-key', 'bucket-tls-only', 'iam-wildcard-write'].includes(id),
);

/** A day on which exemptions of tests end, far away. */
export const expires = '2999-12-31';
