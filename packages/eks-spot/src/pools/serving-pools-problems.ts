import { type Problem, problemsBelow, when } from '@spot-serving/core';
import { Token } from 'cdktf';
import { type InstanceType, instanceType } from './instance-type';
import { nodesThatFit } from './node-addresses';
import { addressesPerNode, nodePoolProblems } from './node-pool-problems';
import type { PoolSize } from './node-pool-props';
import { fallbackName, type ServingPoolsProps } from './serving-pools-props';
import { bySize, intendedSize } from './suggested-types';

/** Everything wrong with the pools of a cluster, at once: each pool's own problems, and those between pools. */
export function servingPoolsProblems({ spot, fallback, cluster, nodes }: ServingPoolsProps): Problem[] {
  const shared = { cluster, nodes };
  return [
    ...Object.entries(spot).flatMap(([name, size]) =>
      problemsBelow(`spot.${name}`, nodePoolProblems({ ...shared, ...size, name, lifecycle: 'spot' })),
    ),
    ...problemsBelow(
      'fallback',
      nodePoolProblems({ ...shared, ...fallback, name: fallbackName, lifecycle: 'on-demand' }),
    ),
    ...spotNameProblems(Object.keys(spot)),
    ...fallbackSizeProblems(Object.values(spot), fallback),
    ...roomProblems([...Object.values(spot), fallback], nodes.subnetCidrs),
  ];
}

function spotNameProblems(names: readonly string[]): Problem[] {
  if (names.length === 0) return [{ path: 'spot', value: {}, fix: 'name at least one Spot pool' }];
  const fix = `choose another name; ${fallbackName} is the On-Demand pool's`;
  return when(names.includes(fallbackName), { path: `spot.${fallbackName}`, value: fallbackName, fix });
}

/** What runs on a Spot node must run on a fallback node, or it waits for Spot to come back. */
function fallbackSizeProblems(spot: readonly PoolSize[], fallback: PoolSize): Problem[] {
  const own = intendedSize(fallback.instanceTypes);
  const largest = spot
    .flatMap(({ instanceTypes }) => intendedSize(instanceTypes) ?? [])
    .sort(bySize)
    .at(-1);
  if (own === undefined || largest === undefined || holds(own, largest)) return [];
  const fix = `take types of at least ${largest.vcpus} vCPU and ${largest.memoryMiB / 1024} GiB, as ${largest.name} has; pods of Spot nodes must fit`;
  return [{ path: 'fallback.instanceTypes', value: fallback.instanceTypes, fix }];
}

function holds(own: InstanceType, other: InstanceType): boolean {
  return own.vcpus >= other.vcpus && own.memoryMiB >= other.memoryMiB;
}

/** All pools at their largest share the subnets. A pool that does not fit alone has its own problem. */
function roomProblems(pools: readonly PoolSize[], subnetCidrs: readonly string[] | undefined): Problem[] {
  if (subnetCidrs === undefined || Token.isUnresolved(subnetCidrs)) return [];
  const known = pools.filter(({ instanceTypes }) => instanceTypes.some((name) => instanceType(name)));
  const perNode = Math.max(0, ...known.map((pool) => addressesPerNode(pool) ?? 0));
  const nodes = known.reduce((sum, { maxSize }) => sum + maxSize, 0);
  const room = perNode === 0 ? Infinity : nodesThatFit(subnetCidrs, perNode);
  if (nodes <= room || known.some(({ maxSize }) => maxSize > room)) return [];
  const fix = `the subnets have room for ${room} nodes of ${perNode} addresses each; lower some, or take a larger network`;
  return [{ path: 'maxSize of all pools', value: nodes, fix }];
}
