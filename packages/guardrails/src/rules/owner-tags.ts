import { isUnset, objectOf } from '../engine/json';
import { blocksOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { StackView } from '../engine/stack-view';

/** Types that cost or keep something, and take tags; those whose tags nobody would look for are left out. */
const worthATag = [
  'aws_autoscaling_group',
  'aws_db_instance',
  'aws_eks_cluster',
  'aws_iam_role',
  'aws_instance',
  'aws_kms_key',
  'aws_lb',
  'aws_nat_gateway',
  'aws_rds_cluster',
  'aws_s3_bucket',
  'aws_sns_topic',
  'aws_sqs_queue',
  'aws_vpc',
];

/** What something belongs to stands on it. */
export const ownerTags: Rule = {
  id: 'owner-tags',
  severity: 'warning',
  what: 'Every AWS provider has default_tags, or each machine, store, key, role and network has tags of its own',
  why: 'a bill, an alarm and a policy by tag ask what something belongs to; nobody knows it later',
  source: 'AWS, "Best practices for tagging AWS resources"; Terraform AWS provider, default_tags',
  check: (stack) =>
    worthATag.flatMap((type) =>
      stack.ofType(type).flatMap((resource) => {
        const { tags, tags_all: all, tag } = resource.attributes;
        const own = [tags, all].some((each) => Object.keys(objectOf(each)).length > 0 || typeof each === 'string');
        if (own || !isUnset(tag) || byDefault(stack)) return [];
        return [{ resource, what: 'has no tags', fix: 'set default_tags at the AWS provider, with an owner at least' }];
      }),
    ),
};

function byDefault(stack: StackView): boolean {
  const { awsProviders: providers } = stack.configuration;
  return (
    providers.length > 0 &&
    providers.every(({ default_tags: tags }) => blocksOf(tags).some((block) => !isUnset(block.tags)))
  );
}
