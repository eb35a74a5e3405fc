import type { PodRequest } from '../planning';

/** What each container of the pod asks for and may use, in Kubernetes quantities. */
export interface PodResources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

/**
 * CPU is asked for and not limited: a limit throttles threads that TensorFlow does not expect to wait (serving 1.2). Memory is limited to
 * what the plan says. The loader gets the same, at no price: init containers run before, and a pod asks for the larger.
 */
export function podResources({ cpuMillicores, memoryMiB, memoryLimitMiB, diskMiB }: PodRequest): PodResources {
  return {
    requests: { cpu: `${cpuMillicores}m`, memory: `${memoryMiB}Mi`, 'ephemeral-storage': `${diskMiB}Mi` },
    limits: { memory: `${memoryLimitMiB}Mi` },
  };
}
