import { anyAddress } from '../aws/any-address';
import { blocksOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { unless } from '@spot-serving/core/vocabulary';

/** No security group lets everybody in. */
export const securityGroupIngress: Rule = {
  id: 'security-group-ingress',
  severity: 'error',
  what: 'No ingress rule of a security group allows 0.0.0.0/0 or ::/0',
  why: 'who may connect to nodes and load balancers is named; nothing is public by default',
  source: 'AWS Foundational Security Best Practices, EC2.18; docs/architecture.md',
  check: (stack) =>
    ingress(stack).flatMap(([resource, cidrs]) => {
      const open = anyAddress(cidrs);
      const fix =
        'name the addresses or the security group that may connect; exempt the rule of an endpoint that authenticates';
      return unless(open.length === 0, { resource, what: `lets ${open.join(' and ')} in`, fix });
    }),
};

/** Every rule for incoming traffic, with the addresses that it allows. */
function ingress(stack: StackView): readonly (readonly [Resource, readonly string[]])[] {
  const groups = [...stack.ofType('aws_security_group'), ...stack.ofType('aws_default_security_group')];
  const oldRules = stack.ofType('aws_security_group_rule').filter(({ attributes }) => attributes.type === 'ingress');
  const newRules = stack.ofType('aws_vpc_security_group_ingress_rule');
  return [
    ...groups.map((group) => [group, blocksOf(group.attributes.ingress).flatMap(cidrsIn)] as const),
    ...[...oldRules, ...newRules].map((rule) => [rule, cidrsIn(rule.attributes)] as const),
  ];
}

function cidrsIn({
  cidr_blocks: v4,
  ipv6_cidr_blocks: v6,
  cidr_ipv4: one4,
  cidr_ipv6: one6,
}: Resource['attributes']): readonly string[] {
  return [v4, v6, one4, one6].flatMap(textsOf);
}
