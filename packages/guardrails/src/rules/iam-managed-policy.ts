import { textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/**
 * Policies of AWS that give everything, or everything of identities: whoever has one may give himself the rest.
 *
 * Source: AWS managed policy reference guide, each policy's JSON.
 */
export const mightyPolicies: RegExp[] = [
  /\/AdministratorAccess(-Amplify|-AWSElasticBeanstalk)?$/,
  /\/PowerUserAccess$/,
  /\/[\w-]*Full_?Access$/,
  /\/AmazonEC2RoleforSSM$/,
];

/** Attributes that attach policies by ARN, by type. */
const attachments: Readonly<Record<string, readonly string[]>> = {
  aws_iam_group_policy_attachment: ['policy_arn'],
  aws_iam_policy_attachment: ['policy_arn'],
  aws_iam_role: ['managed_policy_arns'],
  aws_iam_role_policy_attachment: ['policy_arn'],
  aws_iam_role_policy_attachments_exclusive: ['policy_arns'],
  aws_iam_user_policy_attachment: ['policy_arn'],
  aws_ssoadmin_managed_policy_attachment: ['managed_policy_arn'],
};

/** No identity has a policy of AWS that gives all of a service. */
export const iamManagedPolicy: Rule = {
  id: 'iam-managed-policy',
  severity: 'error',
  what: 'No policy of AWS that gives everything (AdministratorAccess, PowerUserAccess) or all of a service (…FullAccess) is attached',
  why: 'its wildcards are the same as those in a policy of ours, and AWS adds to them without a plan',
  source: 'AWS Foundational Security Best Practices, IAM.1 and IAM.21; AWS managed policy reference guide',
  check: (stack) =>
    Object.entries(attachments).flatMap(([type, names]) =>
      stack.ofType(type).flatMap((resource) => {
        const arns = names.flatMap((name) => textsOf(resource.attributes[name]));
        const mighty = arns.filter(
          (arn) => /^arn:[^:]+:iam::aws:policy\//.test(arn) && mightyPolicies.some((one) => one.test(arn)),
        );
        const fix = 'write a policy of your own with the actions and resources that are needed';
        return mighty.map((arn) => ({ resource, what: `attaches ${arn}`, fix }));
      }),
    ),
};
