import { type PoolSection, resolvePool } from '@spot-serving/core';

import { instanceType } from './instance-type';
import { nodeResources } from './node-resources';

/** CPU, memory and disk in Kubernetes quantities. */
type Allocatable = Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage', string>>;

/**
 * What a node of a pool can allocate to pods, its daemons' among them: the same careful estimate that the autoscaler gets, in Kubernetes
 * quantities. Types that are not known are left out; the pool itself refuses those.
 */
export function poolAllocatable(pool: PoolSection): Allocatable {
  const { instanceTypes, rootVolumeGiB } = resolvePool(pool);
  const types = instanceTypes.flatMap((type) => instanceType(type) ?? []);
  const { cpu, memory, 'ephemeral-storage': disk } = nodeResources(types, rootVolumeGiB).allocatable;
  return { cpu, memory, 'ephemeral-storage': disk };
}

/** The least bandwidth that a node of a pool has for as long as one likes, megabits per second; `undefined` where none of its types is known. */
export function poolNetworkMbps(pool: PoolSection): number | undefined {
  const known = resolvePool(pool).instanceTypes.flatMap((type) => instanceType(type)?.networkMbps ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}
