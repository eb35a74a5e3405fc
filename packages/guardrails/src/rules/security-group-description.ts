import { openings } from '../aws/security-group';
import { textOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { StackView } from '../engine/stack-view';

/** Who reads a rule of a security group can tell what it is for. */
export const securityGroupDescription: Rule = {
  id: 'security-group-description',
  severity: 'warning',
  what: 'Each security group, and each of its rules, has a description that says what it is for',
  why: 'nobody dares to remove an opening that nobody can name',
  source: 'checkov CKV_AWS_23; EC2 user guide, "Security group rules"',
  check: (stack) => [
    ...[...openings(stack, 'ingress'), ...openings(stack, 'egress')]
      .filter(
        ({ resource, description }) => (description ?? '') === '' && resource.type !== 'aws_default_security_group',
      )
      .map(({ resource }) => ({
        resource,
        what: 'has a rule without description',
        fix: 'say what it is for in description',
      })),
    ...undescribedGroups(stack),
  ],
};

/** `Managed by Terraform` is the provider's default. */
function undescribedGroups(stack: StackView) {
  return stack
    .ofType('aws_security_group')
    .filter(({ attributes }) => ['', 'Managed by Terraform'].includes(textOf(attributes.description) ?? ''))
    .map((resource) => ({ resource, what: 'has no description', fix: 'say whom the group is for in description' }));
}
