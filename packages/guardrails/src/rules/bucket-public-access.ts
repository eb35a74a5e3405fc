import { eachOf, type Flaw } from '../engine/each-of';
import { blocksOf, isTrue } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { isUnknown } from '../engine/unknown';
import { bucketType } from './bucket-encryption';

/** The four ways in that S3 can close (S3 user guide, "Block public access settings"). */
const settings = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/** No bucket can be made public, by a policy or by an ACL. */
export const bucketPublicAccess: Rule = {
  id: 'bucket-public-access',
  severity: 'error',
  what: `Every aws_s3_bucket has one aws_s3_bucket_public_access_block with ${settings.join(', ')}; the account's own block is never opened`,
  why: 'it holds when the policy does not: a public statement that somebody adds later is refused',
  source: 'AWS Foundational Security Best Practices, S3.1 and S3.8',
  check: (stack) => [
    ...eachOf(bucketType, (bucket, within) => {
      const blocks = within.companions('aws_s3_bucket_public_access_block', 'bucket', bucket);
      if (blocks.length > 0) return blocks.flatMap(openIn);
      const fix = `add an aws_s3_bucket_public_access_block with ${settings.join(', ')}`;
      return [{ what: 'has no aws_s3_bucket_public_access_block in this stack', fix }];
    })(stack),
    ...eachOf(['aws_s3_account_public_access_block', 'aws_s3_access_point'], accountOrPoint)(stack),
  ],
};

function openIn({ attributes }: Resource): readonly Flaw[] {
  const open = settings.filter((name) => !isTrue(attributes[name]) && !isUnknown(attributes[name]));
  if (open.length === 0) return [];
  return [{ what: `has ${open.join(', ')} off in its public access block`, fix: `set ${open.join(', ')} to true` }];
}

/** An access point is closed by default, and says so only when it is opened. */
function accountOrPoint(resource: Resource): readonly Flaw[] {
  if (resource.type === 'aws_s3_account_public_access_block') return openIn(resource);
  const blocks = blocksOf(resource.attributes.public_access_block_configuration);
  const opened = settings.filter((name) => blocks.some((block) => String(block[name]) === 'false'));
  if (opened.length === 0) return [];
  return [{ what: `has ${opened.join(', ')} off`, fix: `leave ${opened.join(', ')} out, or set them to true` }];
}
