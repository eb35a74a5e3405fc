import { openings } from '../aws/security-group';
import { blocksOf, objectOf, textOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';

/** A number that AWS does not go above: of characters of a text, or of blocks. */
export type Quota = [type: string, attribute: string, most: number, unit: 'characters' | 'blocks' | 'tags'];

/**
 * Quotas that no request raises, or that an account begins with, by type and attribute.
 *
 * Source: IAM user guide, "IAM and AWS STS quotas" (characters without blanks; a trust policy of 2,048 may be raised to 4,096); S3 user guide, "Bucket
 * policies" (20 KB); SQS and SNS quotas (30 KB for SNS, 8 KB for SQS); KMS quotas (32 KB); EC2 user guide, "Run commands when you launch an instance" (16 KB of
 * user data, before base64); each service's tagging page (50 tags).
 */
export const quotas: Quota[] = [
  ['aws_iam_policy', 'policy', 6144, 'characters'],
  ['aws_iam_role_policy', 'policy', 10240, 'characters'],
  ['aws_iam_role', 'assume_role_policy', 4096, 'characters'],
  ['aws_iam_user_policy', 'policy', 2048, 'characters'],
  ['aws_iam_group_policy', 'policy', 5120, 'characters'],
  ['aws_s3_bucket_policy', 'policy', 20480, 'characters'],
  ['aws_sqs_queue_policy', 'policy', 8192, 'characters'],
  ['aws_sns_topic_policy', 'policy', 30720, 'characters'],
  ['aws_kms_key', 'policy', 32768, 'characters'],
  ['aws_launch_template', 'user_data', 21848, 'characters'],
  ['aws_iam_role', 'name', 64, 'characters'],
  ['aws_iam_policy', 'name', 128, 'characters'],
  ['aws_lb', 'name', 32, 'characters'],
  ['aws_lb_target_group', 'name', 32, 'characters'],
  ['aws_s3_bucket', 'bucket', 63, 'characters'],
  ['aws_s3_bucket', 'tags', 50, 'tags'],
  ['aws_iam_role', 'tags', 50, 'tags'],
  ['aws_launch_template', 'block_device_mappings', 40, 'blocks'],
];

/** Rules of one security group and direction that an account begins with (VPC user guide, "Amazon VPC quotas"). */
export const rulesOfGroup = 60;

/** What AWS would refuse in the middle of an apply is told before. */
export const awsQuota: Rule = {
  id: 'aws-quota',
  severity: 'error',
  what: `Policies, user data, names and tags are within what AWS takes, and a security group has at most ${rulesOfGroup} rules a direction`,
  why: 'a plan takes any length; the apply stops in the middle, with half of it made',
  source:
    'IAM user guide, "IAM and AWS STS quotas"; VPC user guide, "Amazon VPC quotas"; the quotas page of each service',
  check: (stack) => [
    ...quotas.flatMap((quota) => beyond(stack, quota)),
    ...crowded(stack, 'ingress'),
    ...crowded(stack, 'egress'),
  ],
};

function beyond(stack: StackView, [type, attribute, most, unit]: Quota): readonly Violation[] {
  return stack.ofType(type).flatMap((resource) => {
    const size = sizeOf(resource, attribute, unit);
    if (size <= most) return [];
    const fix = `keep ${attribute} within ${most} ${unit}`;
    return [{ resource, what: `has ${attribute} of ${size} ${unit}, more than AWS takes`, fix }];
  });
}

/** References count as they are written: what they become is known to an apply only. Blanks of a policy do not count. */
function sizeOf({ attributes }: Resource, name: string, unit: Quota[3]): number {
  const value = attributes[name];
  if (unit === 'tags') return Object.keys(objectOf(value)).length;
  if (unit === 'blocks') return blocksOf(value).length;
  const text = (textOf(value) ?? '').replace(/\$\{[^}]*\}/g, '');
  return name.includes('policy') ? text.replace(/\s/g, '').length : text.length;
}

function crowded(stack: StackView, direction: 'ingress' | 'egress'): readonly Violation[] {
  const rules = openings(stack, direction);
  return [...new Set(rules.map(({ group }) => group))].flatMap((group) => {
    const own = rules.filter((rule) => rule.group === group);
    const count = own.reduce((sum, { cidrs }) => sum + Math.max(1, cidrs.length), 0);
    const [first] = own;
    if (first === undefined || group === '' || count <= rulesOfGroup) return [];
    const what = `its group has ${count} rules of ${direction}, more than the ${rulesOfGroup} that an account begins with`;
    return [
      { resource: first.resource, what, fix: 'name a prefix list or a security group instead of single addresses' },
    ];
  });
}
