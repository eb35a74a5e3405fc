import type { ResolvedPools } from '@spot-serving/core';
import { poolAllocatable } from '@spot-serving/eks-spot';
import { nodeSize, type NodeSize } from '@spot-serving/serving';

/** A node of each pool that serves models, named as the environment names the pools. */
export function servingNodes({ spot, fallback }: ResolvedPools): NodeSize[] {
  const pools = [...Object.entries(spot).map(([name, pool]) => [`spot.${name}`, pool] as const), ['fallback', fallback] as const];
  return pools.map(([name, pool]) => nodeSize(name, poolAllocatable(pool), pool.maxSize));
}
