import { unless, when } from '@spot-serving/core/vocabulary';

import { buysSpotByTemplate, distributionOf, spotGroups } from '../aws/autoscaling-group';
import type { Flaw } from '../engine/each-of';
import { shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';

/** Strategies that look at how much capacity a market has (EC2 Auto Scaling user guide, "Allocation strategies for multiple instance types"). */
const byCapacity = ['price-capacity-optimized', 'capacity-optimized', 'capacity-optimized-prioritized'];

/** Spot instances come from markets that have capacity, at the market's price. */
export const spotAllocation: Rule = {
  id: 'spot-allocation',
  severity: 'error',
  what: `Every Spot group has a mixed instances policy with a spot_allocation_strategy of ${byCapacity.join(', ')}, and no spot_max_price`,
  why: 'the cheapest market is the one that is interrupted first, and an instance over its maximum price is taken as well',
  source: 'EC2 user guide, "Best practices for Amazon EC2 Spot"; EC2 Auto Scaling API reference, InstancesDistribution',
  check: (stack) =>
    spotGroups(stack).flatMap((resource) => flaws(stack, resource).map((flaw) => ({ resource, ...flaw }))),
};

function flaws(stack: StackView, group: Resource): readonly Flaw[] {
  if (buysSpotByTemplate(stack, group)) {
    const fix = "remove the template's instance_market_options, and give the group a mixed_instances_policy";
    return [
      {
        what: 'buys Spot by the instance_market_options of its launch template, which know no allocation strategy',
        fix,
      },
    ];
  }
  const { spot_allocation_strategy: strategy, spot_max_price: price } = distributionOf(group);
  const byPrice = {
    what: `has spot_allocation_strategy ${shown(strategy)}`,
    fix: "set it to 'price-capacity-optimized'",
  };
  const capped = {
    what: `has spot_max_price ${shown(price)}`,
    fix: 'leave spot_max_price out: the limit is the On-Demand price',
  };
  const isCapped = textsOf(price).some((text) => text !== '');
  return [...unless(byCapacity.includes(String(strategy)), byPrice), ...when(isCapped, capped)];
}
