import { eachOf } from '../engine/each-of';
import type { Flaw } from '../engine/flaw';
import { blockOf, blocksOf, shown, textOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';

/** Strategies of fleets that look at how much capacity a market has, in both spellings (EC2 API reference, SpotOptionsRequest). */
const byCapacity = /^(price-?capacity-?optimized|capacity-?optimized(-?prioritized)?)$/i;

/** Spot is bought by groups that move, not one by one. */
export const spotRequest: Rule = {
  id: 'spot-request',
  severity: 'error',
  what: "No instance asks for Spot by itself (aws_spot_instance_request, or instance_market_options), and each fleet allocates Spot by capacity, at the market's price",
  why: 'one request is one market: when it ends nothing is bought in another, nobody drains, and no group starts a replacement',
  source:
    'EC2 user guide, "Best practices for Amazon EC2 Spot"; the same, "Which is the best Spot request method to use?"',
  check: (stack) => [
    ...eachOf(['aws_spot_instance_request', 'aws_instance'], single)(stack),
    ...eachOf('aws_spot_fleet_request', ({ attributes }) =>
      fleet(attributes.allocation_strategy, attributes.spot_price),
    )(stack),
    ...eachOf('aws_ec2_fleet', ({ attributes }) =>
      fleet(blockOf(attributes.spot_options).allocation_strategy, undefined),
    )(stack),
  ],
};

function single({ type, attributes }: Resource): readonly Flaw[] {
  const markets = blocksOf(attributes.instance_market_options).map(({ market_type: market }) => market);
  if (type === 'aws_instance' && !markets.includes('spot')) return [];
  return [
    {
      what: 'asks for one Spot instance',
      fix: 'buy Spot with an aws_autoscaling_group and its mixed_instances_policy',
    },
  ];
}

function fleet(strategy: unknown, price: unknown): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (!byCapacity.test(textOf(strategy) ?? ''))
    flaws.push({
      what: `allocates Spot by ${shown(strategy)}`,
      fix: 'set allocation_strategy to priceCapacityOptimized',
    });
  if (textsOf(price).join() !== '') flaws.push({ what: `has spot_price ${shown(price)}`, fix: 'leave spot_price out' });
  return flaws;
}
