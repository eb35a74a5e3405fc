import { memoryPlan } from '../planning';
import { scratchMiB } from './pod-folders';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** What each container of the pod asks for and may use, in Kubernetes quantities. */
export interface PodResources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
  /** Size limit of the volume that holds the model. */
  readonly modelVolume: string;
}

/**
 * CPU is asked for and not limited: a limit throttles threads that TensorFlow does not expect to wait (serving 1.2). Memory is limited to what is asked
 * for. The loader gets the same, at no price: init containers run before, and a pod asks for the larger.
 */
export function podResources(props: TensorFlowServingProps): PodResources {
  const { requestMiB, limitMiB, diskMiB } = memoryPlan(props);
  return {
    requests: {
      cpu: `${props.cpuMillicores}m`,
      memory: `${requestMiB}Mi`,
      'ephemeral-storage': `${diskMiB + scratchMiB}Mi`,
    },
    limits: { memory: `${limitMiB}Mi` },
    modelVolume: `${diskMiB}Mi`,
  };
}
