import type { ResolvedPool, ResolvedPools } from '@spot-serving/core';
import { poolAllocatable, poolNetworkMbps } from '@spot-serving/eks-spot';
import { type NodeSize, nodeSize } from '@spot-serving/serving';

/** A node of each pool that serves models, named as the environment names the pools. */
export function servingNodes({ spot, fallback }: ResolvedPools): NodeSize[] {
  const spots = Object.entries(spot).map(([name, pool]) => servingNode(`spot.${name}`, pool));
  return [...spots, servingNode('fallback', fallback, true)];
}

function servingNode(name: string, pool: ResolvedPool, onDemand?: boolean): NodeSize {
  return { ...nodeSize(name, poolAllocatable(pool), pool.maxSize, onDemand), networkMbps: poolNetworkMbps(pool) };
}
