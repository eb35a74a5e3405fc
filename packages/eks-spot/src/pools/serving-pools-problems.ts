import {
  fallbackName,
  pathBelow,
  type PoolSection,
  poolsSettingsProblems,
  type Problem,
  problemsBelow,
  type ResolvedPools,
  resolvePools,
  toldOnce,
  when,
} from '@spot-serving/core';

import type { InstanceType } from './instance-type';
import { groupNameProblems, type NodeRules, nodesProblems } from './node-pool-problems';
import { sharedRoomProblems } from './pool-room';
import type { ServingPoolsProps } from './serving-pools-props';
import { bySize, intendedSize } from './suggested-types';

/** Everything wrong with the pools of a cluster, at once: each pool's own problems, and those between pools. */
export function servingPoolsProblems({ cluster, nodes, ...pools }: ServingPoolsProps): Problem[] {
  const names = Object.keys(resolvePools(pools).spot);
  return toldOnce([
    poolsSettingsProblems(pools),
    names.flatMap((name) => groupNameProblems(cluster.name, name, pathBelow('spot', name))),
    poolNodesProblems(resolvePools(pools), pools.fallback, nodes),
  ]);
}

/**
 * What is wrong with the nodes that pools ask for: their types, and their room.
 *
 * @param written what was said of the fallback: what it takes from the Spot pools is told of there
 */
export function poolNodesProblems(
  { spot, fallback }: ResolvedPools,
  written: PoolSection | undefined,
  nodes: NodeRules,
): Problem[] {
  const spots = Object.entries(spot).map(([name, pool]) => ({ path: pathBelow('spot', name), pool }));
  const inherited = Object.keys(fallback).filter((key) => written?.[key as keyof PoolSection] === undefined);
  const own = problemsBelow(fallbackName, nodesProblems(fallback, nodes)).filter(
    ({ path }) => !inherited.some((key) => path.startsWith(`${fallbackName}.${key}`)),
  );
  return [
    ...spots.flatMap(({ path, pool }) => problemsBelow(path, nodesProblems(pool, nodes))),
    ...own,
    ...fallbackSizeProblems({ spot, fallback }, written),
    ...sharedRoomProblems([...spots, { path: fallbackName, pool: fallback, follows: written?.maxSize === undefined }], {
      subnetCidrs: nodes.subnetCidrs,
      others: nodes.otherAddresses,
    }),
  ];
}

/** What runs on a Spot node must run on a fallback node, or it waits for Spot to come back. */
function fallbackSizeProblems({ spot, fallback }: ResolvedPools, written: PoolSection | undefined): Problem[] {
  const own = intendedSize(fallback.instanceTypes);
  const largest = Object.values(spot)
    .flatMap(({ instanceTypes }) => intendedSize(instanceTypes) ?? [])
    .sort(bySize)
    .at(-1);
  if (own === undefined || largest === undefined) return [];
  const fix = `take types of at least ${largest.vcpus} vCPU and ${largest.memoryMiB / 1024} GiB, as ${largest.name} has; pods of Spot nodes must fit`;
  const against = Object.keys(spot).map((name) => `${pathBelow('spot', name)}.instanceTypes`);
  const problem = { path: `${fallbackName}.instanceTypes`, value: written?.instanceTypes, fix, against };
  return when(!holds(own, largest), problem);
}

function holds(own: InstanceType, other: InstanceType): boolean {
  return own.vcpus >= other.vcpus && own.memoryMiB >= other.memoryMiB;
}
