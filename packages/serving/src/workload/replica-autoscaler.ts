import type { HorizontalPodAutoscalerV2Spec } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

import type { ResourceMetric, ScalingPlan, ScalingRules } from '../planning';

/** The autoscaler of a Deployment, as it is planned. */
export function replicaAutoscaler(deployment: string, scaling: ScalingPlan): HorizontalPodAutoscalerV2Spec {
  const { min, max, metrics, scaleUp, scaleDown } = scaling;
  return {
    minReplicas: min,
    maxReplicas: max,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
    metric: metrics.map(utilization),
    behavior: { scaleUp: [rules(scaleUp)], scaleDown: [rules(scaleDown)] },
  };
}

const rules = ({ stabilizationWindowSeconds, policies }: ScalingRules) => ({
  stabilizationWindowSeconds,
  selectPolicy: 'Max',
  policy: policies.map(({ type, value, periodSeconds }) => ({ type, value, periodSeconds })),
});

const utilization = ({ resource: name, targetPercent }: ResourceMetric) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization: targetPercent } },
});
