import { instanceType } from './instance-type';
import { defaultRootVolumeGiB, type PoolSize } from './node-pool-props';
import { nodeResources } from './node-resources';

/**
 * What a node of a pool can allocate to pods, its daemons' among them: the same careful estimate that the autoscaler gets, in Kubernetes
 * quantities. Types that are not known are left out; the pool itself refuses those.
 */
export function poolAllocatable({
  instanceTypes,
  rootVolumeGiB = defaultRootVolumeGiB,
}: Pick<PoolSize, 'instanceTypes' | 'rootVolumeGiB'>): Readonly<
  Record<'cpu' | 'memory' | 'ephemeral-storage', string>
> {
  const {
    cpu,
    memory,
    'ephemeral-storage': disk,
  } = nodeResources(
    instanceTypes.flatMap((type) => instanceType(type) ?? []),
    rootVolumeGiB,
  ).allocatable;
  return { cpu, memory, 'ephemeral-storage': disk };
}
