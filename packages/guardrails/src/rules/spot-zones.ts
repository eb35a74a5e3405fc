import { spotGroups } from '../aws/autoscaling-group';
import { textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Fewest subnets of a Spot group, each in a zone of its own. */
const fewestSubnets = 2;

/**
 * A Spot group spans zones. Subnets stand for zones, which a stack of another's subnets does not know; a reference to a whole list cannot be
 * counted and passes.
 */
export const spotZones: Rule = {
  id: 'spot-zones',
  severity: 'error',
  what: `Every Spot group has at least ${fewestSubnets} subnets`,
  why: 'Spot capacity ends by zone: a group in one has nowhere to go',
  source: 'AWS Foundational Security Best Practices, AutoScaling.2',
  check: (stack) =>
    spotGroups(stack).flatMap((resource) => {
      const { vpc_zone_identifier: subnets } = resource.attributes;
      const isWholeList = typeof subnets === 'string' && subnets.startsWith('${');
      const count = new Set(textsOf(subnets)).size;
      if (isWholeList || count >= fewestSubnets) return [];
      return [
        {
          resource,
          what: `has ${count === 0 ? 'no subnet' : 'one subnet'}`,
          fix: 'give vpc_zone_identifier a subnet of every zone',
        },
      ];
    }),
};
