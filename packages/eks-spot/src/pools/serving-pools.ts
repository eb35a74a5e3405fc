import { Construct } from 'constructs';

import { fallbackName, type INodePool, type PoolsSection, requireValid, resolvePools } from '@spot-serving/core';

import { groupName } from './group-name';
import { NodePool } from './node-pool';
import { servingPoolsProblems } from './serving-pools-problems';
import type { ServingPoolsProps } from './serving-pools-props';

/**
 * The nodes that ModelServer runs on: Spot pools, and one On-Demand pool that takes over when no Spot market delivers.
 *
 * All have the same labels and taints but for the lifecycle, so a serving pod fits each, and the autoscaler's priority expander decides:
 * match `groupName` of `spot` with a higher priority than that of `fallback`. Pools are interchangeable for pods, not for the autoscaler,
 * so a pool that finds no capacity is passed over after its backoff, and the next is asked.
 */
export class ServingPools extends Construct {
  /** The Spot pools, in the order in which they were named. */
  readonly spot: readonly INodePool[];
  /** The On-Demand pool. */
  readonly fallback: INodePool;

  /** Names of all groups, known before they are: the interruption queue's rules hold to them, and come first. */
  static groupNames(clusterName: string, pools: PoolsSection): string[] {
    return [...Object.keys(resolvePools(pools).spot), fallbackName].map((name) => groupName(clusterName, name));
  }

  /** @throws MisconfigurationError with every problem of `props` at once, before anything is defined */
  constructor(scope: Construct, id: string, props: ServingPoolsProps) {
    super(scope, id);
    requireValid(this, servingPoolsProblems(props));
    const { cluster, nodes, ...pools } = props;
    const { spot, fallback } = resolvePools(pools);
    const shared = { cluster, nodes };
    this.spot = Object.entries(spot).map(
      ([name, size]) => new NodePool(this, name, { ...shared, ...size, name, lifecycle: 'spot' }),
    );
    this.fallback = new NodePool(this, fallbackName, {
      ...shared,
      ...fallback,
      name: fallbackName,
      lifecycle: 'on-demand',
    });
  }
}
