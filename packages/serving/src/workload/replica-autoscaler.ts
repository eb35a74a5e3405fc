import type { HorizontalPodAutoscalerV2Spec } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

/** When the number of pods changes. */
export interface ReplicaAutoscalerProps {
  /** Name of the Deployment. */
  readonly deployment: string;
  /** Fewest pods. */
  readonly min: number;
  /** Most pods. */
  readonly max: number;
  /** Average CPU use that adds a pod, percent of what pods ask for. */
  readonly cpuTargetPercent: number;
  /** Average memory use that adds a pod, percent of what pods ask for. */
  readonly memoryTargetPercent: number;
}

/**
 * Adds pods at once, as many as doubles them or four, and takes a quarter or one away in a minute, after five quiet ones: a pod that comes back needs
 * a node, and one that goes needs its drain. Up and its window are Kubernetes' own defaults, written down; down is slower than its 100 % in 15 s.
 */
export function replicaAutoscaler({
  deployment,
  min,
  max,
  cpuTargetPercent,
  memoryTargetPercent,
}: ReplicaAutoscalerProps): HorizontalPodAutoscalerV2Spec {
  return {
    minReplicas: min,
    maxReplicas: max,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
    metric: [utilization('cpu', cpuTargetPercent), utilization('memory', memoryTargetPercent)],
    behavior: {
      scaleUp: [
        {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Max',
          policy: [policy('Pods', 4, 15), policy('Percent', 100, 15)],
        },
      ],
      scaleDown: [
        {
          stabilizationWindowSeconds: 300,
          selectPolicy: 'Max',
          policy: [policy('Pods', 1, 60), policy('Percent', 25, 60)],
        },
      ],
    },
  };
}

const policy = (type: 'Pods' | 'Percent', value: number, periodSeconds: number) => ({ type, value, periodSeconds });

const utilization = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});
