import type { InstanceType } from './instance-type';

/** What is left of a node for pods, and what is not. */
export interface NodeResources {
  /** Most pods, those of the host's network included. */
  readonly maxPods: number;
  /** kubelet's `kubeReserved`, in Kubernetes quantities. */
  readonly kubeReserved: Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage', string>>;
  /** A careful estimate of what kubelet will report as allocatable, in Kubernetes quantities. */
  readonly allocatable: Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage' | 'pods', string>>;
}

/** kubelet's own default, and what the EKS user guide caps types of fewer than 30 vCPUs at ("Choose an optimal Amazon EC2 node instance type"). */
const mostPods = 110;
/** Share of nominal memory that the machine keeps from its system: Karpenter's default of `vm-memory-overhead-percent`. */
const machineShare = 0.075;
/** Hard eviction thresholds of the EKS image (awslabs/amazon-eks-ami, nodeadm/internal/kubelet/config.go). */
const eviction = { memoryMiB: 100, diskShare: 0.1 };
/** Disk that the EKS image reserves for the system, GiB (same source). */
const reservedDiskGiB = 1;
/** Thousandths of each vCPU that the EKS image reserves, by the vCPU's position (same source). */
const cpuBands = [
  { from: 0, to: 1, milli: 60 },
  { from: 1, to: 2, milli: 10 },
  { from: 2, to: 4, milli: 5 },
  { from: 4, to: Infinity, milli: 2.5 },
];

/**
 * The resources of a node whose type may be any of `types`, with a root volume of `rootVolumeGiB`: the least that any of them has, so
 * that every node of a pool is the node that the autoscaler expects.
 *
 * Pods are as many as addresses would allow without prefix delegation, the number that the EKS image itself would choose. Prefix delegation
 * could give more, but for each pod that a node may hold the image keeps 11 MiB from all others (same source as the thresholds), and a serving node
 * holds one ModelServer beside its daemons.
 */
export function nodeResources(types: readonly InstanceType[], rootVolumeGiB: number): NodeResources {
  const least = (of: (type: InstanceType) => number) => Math.min(...types.map(of));
  const maxPods = Math.min(
    mostPods,
    least(({ interfaces, addressesPerInterface }) => interfaces * (addressesPerInterface - 1) + 2),
  );
  const vcpus = least((type) => type.vcpus);
  const reserved = { milliCpu: reservedMilliCpu(vcpus), memoryMiB: 255 + 11 * maxPods };
  const memoryMiB =
    Math.floor(least((type) => type.memoryMiB) * (1 - machineShare)) - reserved.memoryMiB - eviction.memoryMiB;
  const diskGiB = Math.floor(rootVolumeGiB * (1 - eviction.diskShare)) - reservedDiskGiB;
  return {
    maxPods,
    kubeReserved: {
      cpu: `${reserved.milliCpu}m`,
      memory: `${reserved.memoryMiB}Mi`,
      'ephemeral-storage': `${reservedDiskGiB}Gi`,
    },
    allocatable: {
      cpu: `${vcpus * 1000 - reserved.milliCpu}m`,
      memory: `${memoryMiB}Mi`,
      'ephemeral-storage': `${diskGiB}Gi`,
      pods: `${maxPods}`,
    },
  };
}

function reservedMilliCpu(vcpus: number): number {
  return cpuBands.reduce(
    (sum, { from, to, milli }) => sum + Math.floor(Math.max(0, Math.min(vcpus, to) - from) * milli),
    0,
  );
}
