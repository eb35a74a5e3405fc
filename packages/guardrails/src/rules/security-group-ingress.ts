import { coversTheWorld, everybodyPrefix } from '../aws/cidr';
import { type Opening, openings } from '../aws/security-group';
import { told } from '../aws/told';
import type { Rule, Violation } from '../engine/rule';
import { shorten } from '../iam/wide';

const fix =
  'name the addresses or the security group that may connect; exempt the rule of an endpoint that authenticates';

/** No security group lets everybody in. */
export const securityGroupIngress: Rule = {
  id: 'security-group-ingress',
  severity: 'error',
  what: `No ingress rules of a security group let everybody in: neither 0.0.0.0/0 or ::/0, nor CIDRs that together hold more than a /${everybodyPrefix} of the internet's addresses`,
  why: 'who may connect to nodes and load balancers is named; nothing is public by default, and two halves of the internet are the internet',
  source: 'AWS Foundational Security Best Practices, EC2.18; RFC 6890 for addresses that are not of the internet',
  check: (stack) => {
    const rules = openings(stack, 'ingress');
    const alone = rules.filter(({ cidrs }) => coversTheWorld(cidrs));
    const groups = [...new Set(rules.map(({ group }) => group))];
    const together = groups
      .map((group) => rules.filter((rule) => rule.group === group))
      .filter((all) => !all.some((rule) => alone.includes(rule)) && isOpen(all));
    return [...alone.map(openRule), ...together.flatMap(openGroup)];
  },
};

function isOpen(rules: readonly Opening[]): boolean {
  return coversTheWorld(rules.flatMap(({ cidrs }) => cidrs));
}

function openRule({ resource, cidrs }: Opening): Violation {
  return { resource, what: `lets ${shorten(told(cidrs).join(' and '))} in`, fix };
}

function openGroup(rules: readonly Opening[]): readonly Violation[] {
  const [first] = rules;
  if (first === undefined) return [];
  const cidrs = rules.flatMap((rule) => rule.cidrs);
  return [
    { resource: first.resource, what: `lets in, with other rules of its group, ${shorten(cidrs.join(' and '))}`, fix },
  ];
}
