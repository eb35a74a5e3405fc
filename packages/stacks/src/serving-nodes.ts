import type { ResolvedPools } from '@spot-serving/core';
import { poolAllocatable } from '@spot-serving/eks-spot';
import { type NodeSize, nodeSize } from '@spot-serving/serving';

/** A node of each pool that serves models, named as the environment names the pools. */
export function servingNodes({ spot, fallback }: ResolvedPools): NodeSize[] {
  const spots = Object.entries(spot).map(([name, pool]) =>
    nodeSize(`spot.${name}`, poolAllocatable(pool), pool.maxSize),
  );
  return [...spots, nodeSize('fallback', poolAllocatable(fallback), fallback.maxSize, true)];
}
