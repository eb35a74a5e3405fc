import { coversTheWorld, everybodyPrefix } from '../aws/cidr';
import { openings } from '../aws/security-group';
import type { Rule } from '../engine/rule';

/** Where a model may go is named. */
export const securityGroupEgress: Rule = {
  id: 'security-group-egress',
  severity: 'warning',
  what: `No egress rule of a security group lets every protocol and port out to everybody (more than a /${everybodyPrefix} of the internet's addresses)`,
  why: 'what has been taken over sends the model wherever it likes; most things need HTTPS, DNS and their own network only',
  source: 'AWS Well-Architected Framework, SEC05-BP02 "Control traffic flow within your network layers"',
  check: (stack) =>
    openings(stack, 'egress')
      .filter(({ protocol, cidrs }) => ['-1', 'all'].includes(protocol) && coversTheWorld(cidrs))
      .map(({ resource, cidrs }) => ({
        resource,
        what: `lets every protocol out to ${cidrs.join(' and ')}`,
        fix: 'name protocol and ports, and prefix lists or CIDRs, or exempt it with the reason',
      })),
};
