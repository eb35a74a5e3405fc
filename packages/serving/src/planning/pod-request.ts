import type { MemoryPlan } from './memory-plan';

/** What a pod asks for and may use. */
export interface PodRequest {
  /** CPU that it asks for; it may use what the node has. */
  readonly cpuMillicores: number;
  /** Memory that it asks for. */
  readonly memoryMiB: number;
  /** Memory that it may use. */
  readonly memoryLimitMiB: number;
  /** Size limit of the volume that holds the model. */
  readonly modelVolumeMiB: number;
  /** Size limit of the volume for a PID, and what the AWS CLI keeps of its credentials. */
  readonly scratchVolumeMiB: number;
  /** Disk that it asks for: both volumes. */
  readonly diskMiB: number;
}

const scratchVolumeMiB = 64;

/** What a pod asks for, by its memory plan. */
export function podRequest(cpuMillicores: number, { requestMiB, limitMiB, diskMiB }: MemoryPlan): PodRequest {
  return {
    cpuMillicores,
    memoryMiB: requestMiB,
    memoryLimitMiB: limitMiB,
    modelVolumeMiB: diskMiB,
    scratchVolumeMiB,
    diskMiB: diskMiB + scratchVolumeMiB,
  };
}
