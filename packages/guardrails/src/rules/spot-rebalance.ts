import { unless } from '@spot-serving/core/vocabulary';

import { spotGroups } from '../aws/autoscaling-group';
import { isTrue, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** A Spot group replaces nodes at risk, and no others. */
export const spotRebalance: Rule = {
  id: 'spot-rebalance',
  severity: 'error',
  what: 'Every Spot group has capacity_rebalance, and suspends AZRebalance',
  why: 'capacity rebalance starts a replacement before a node at risk goes; AZRebalance terminates healthy nodes behind the autoscaler',
  source:
    'EC2 Auto Scaling user guide, "Use Capacity Rebalancing to handle Amazon EC2 Spot interruptions"; Cluster Autoscaler on AWS, "Common notes and gotchas", for AZRebalance',
  check: (stack) =>
    spotGroups(stack).flatMap((resource) => {
      const { capacity_rebalance: rebalance, suspended_processes: suspended } = resource.attributes;
      const late = { what: `has capacity_rebalance ${shown(rebalance)}`, fix: 'set capacity_rebalance to true' };
      const restless = {
        what: `suspends ${shown(suspended)}, not AZRebalance`,
        fix: "add 'AZRebalance' to suspended_processes",
      };
      const flaws = [
        ...unless(isTrue(rebalance), late),
        ...unless(textsOf(suspended).includes('AZRebalance'), restless),
      ];
      return flaws.map((flaw) => ({ resource, ...flaw }));
    }),
};
