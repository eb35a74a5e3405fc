import type { HorizontalPodAutoscalerV2Spec } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

import type { ResourceMetric, ScalingPlan, ScalingRules } from '../planning';
import type { DemandTarget } from '../planning/demand-target';
import type { Capacity } from './labels';

/** The autoscaler of a Deployment of the pods of the Service `service`, as it is planned. */
export function replicaAutoscaler(
  deployment: string,
  service: string,
  scaling: ScalingPlan,
): HorizontalPodAutoscalerV2Spec {
  const { min, max, metrics, demand, scaleUp, scaleDown } = scaling;
  return {
    minReplicas: min,
    maxReplicas: max,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
    metric: [...metrics.map(utilization), ...(demand === undefined ? [] : [demanded(demand, service)])],
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

/** When nobody answers for the metric, the autoscaler goes on adding pods by the others, and takes none away (Kubernetes, "Horizontal Pod Autoscaling", multiple metrics). */
const demanded = ({ metric: name, perPod }: DemandTarget, service: string) => {
  const capacity: Capacity = 'scaled';
  return {
    type: 'External',
    external: {
      metric: { name, selector: [{ matchLabels: { service, capacity } }] },
      target: { type: 'AverageValue', averageValue: quantity(perPod) },
    },
  };
};

/** As the API server writes it, so that no plan shows another form as a change: whole numbers, or thousandths. */
function quantity(value: number): string {
  const thousandths = Math.round(value * 1000);
  return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`;
}
