import { eachOf } from '../engine/each-of';
import { shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Managed groups are On-Demand; Spot is bought by Auto Scaling groups of our own. */
export const nodeGroupOnDemand: Rule = {
  id: 'node-group-on-demand',
  severity: 'error',
  what: 'No aws_eks_node_group buys Spot instances',
  why: 'controllers run there, always; and a managed Spot group takes no allocation strategy, no hooks of ours and no share of On-Demand',
  source: 'docs/architecture.md; aws/containers-roadmap#1961 for what managed groups lack',
  check: eachOf('aws_eks_node_group', ({ attributes: { capacity_type: capacity } }) => {
    const [bought = 'ON_DEMAND'] = textsOf(capacity);
    if (bought === 'ON_DEMAND') return [];
    return [
      {
        what: `has capacity_type ${shown(capacity)}`,
        fix: 'leave capacity_type out, and buy Spot with an aws_autoscaling_group',
      },
    ];
  }),
};
