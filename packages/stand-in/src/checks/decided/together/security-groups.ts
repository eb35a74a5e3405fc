import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';

const vpc = 'hashicorp/terraform-provider-aws v5.100.0, internal/service/ec2/vpc_security_group.go, expandIPPerms';
const permission = 'Amazon EC2 API Reference, IpPermission';
const quotas = 'Amazon VPC User Guide, "Amazon VPC quotas": 60 rules of a direction, IPv4 and IPv6 apart';

/** Rules of one direction of a group that AWS takes by default. */
const most = 60;

const directions = ['ingress', 'egress'] as const;
const protocolOf = (rule: Body): string | undefined => {
  const protocol = rule.text('protocol')?.toLowerCase();
  return protocol === 'all' ? '-1' : protocol;
};
const everyRule = (group: Body, faults: (rule: Body) => readonly Problem[]): readonly Problem[] =>
  directions.flatMap((direction) => group.bodies(direction)).flatMap(faults);

const inline = [
  joint(permission, (group) =>
    everyRule(group, (rule) => {
      const protocol = protocolOf(rule);
      const isKnown = protocol === undefined || /^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(protocol);
      return isKnown
        ? []
        : [rule.fault('protocol', `expected protocol to be tcp, udp, icmp, icmpv6, -1 or a number, got ${protocol}`)];
    }),
  ),
  joint(vpc, (group) =>
    everyRule(group, (rule) => {
      const [from, to] = [rule.number('from_port'), rule.number('to_port')];
      if (protocolOf(rule) !== '-1' || from === undefined || to === undefined || (from === 0 && to === 0)) return [];
      return [
        rule.fault(
          'from_port',
          `from_port (${from}) and to_port (${to}) must both be 0 to use the "ALL" "-1" protocol!`,
        ),
      ];
    }),
  ),
  joint(permission, (group) => everyRule(group, portFaults)),
  joint('Amazon EC2: InvalidParameterValue, the same permission must not appear multiple times', (group) =>
    directions.flatMap((direction) => repeated(group, direction)),
  ),
  joint(quotas, (group) =>
    directions.flatMap((direction) => {
      const count = Math.max(...families.map((sources) => sourcesOf(group, direction, sources).length));
      return count > most
        ? [group.fault(direction, `expected at most ${most} rules of ${direction}, got ${count}`)]
        : [];
    }),
  ),
];

const shared = ['prefix_list_ids', 'security_groups'];
const families = [
  ['cidr_blocks', ...shared],
  ['ipv6_cidr_blocks', ...shared],
];

function portFaults(rule: Body): readonly Problem[] {
  const [from, to] = [rule.number('from_port'), rule.number('to_port')];
  if (!['tcp', 'udp', '6', '17'].includes(protocolOf(rule) ?? '') || from === undefined || to === undefined) return [];
  const strange = [from, to].find((port) => port < 0 || port > 65_535);
  if (strange !== undefined) return [rule.fault('from_port', `expected ports from 0 to 65535, got ${strange}`)];
  return from > to ? [rule.fault('from_port', `expected from_port to be at most to_port (${to}), got ${from}`)] : [];
}

/** Sources of all rules of a direction, each with its protocol and ports. */
function sourcesOf(group: Body, direction: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return group.bodies(direction).flatMap((rule) => {
    const permits = [protocolOf(rule), rule.number('from_port'), rule.number('to_port')].join(' ');
    return names.flatMap((name) =>
      rule.texts(name).map(({ text }) => [`${permits} ${text}`, rule.text('description') ?? ''] as const),
    );
  });
}

/** The provider joins rules that have the same description; two descriptions of one permission reach AWS. */
function repeated(group: Body, direction: string): readonly Problem[] {
  const seen = new Map<string, string>();
  return sourcesOf(group, direction, ['cidr_blocks', 'ipv6_cidr_blocks', ...shared]).flatMap(
    ([source, description]) => {
      const before = seen.get(source);
      seen.set(source, description);
      return before === undefined || before === description
        ? []
        : [group.fault(direction, `the permission ${source} appears twice, with two descriptions`)];
    },
  );
}

/** Rules that a security group has inside. */
export const securityGroupRules: JointRules = { aws_security_group: inline, aws_default_security_group: inline };
