import { selectorLabels } from '@spot-serving/core';

import type { KubernetesObject } from './kubernetes-objects';
import { objectLabels } from './labels';

/**
 * How many pods of `name` may leave at once. Pods that do not answer yet may always leave: without that, a drain during a scale-up stands still
 * until they are ready (drain.md, conclusion 4).
 *
 * The binding `kubernetes_pod_disruption_budget_v1` knows no `unhealthyPodEvictionPolicy` (@cdktf/provider-kubernetes 12.1.1).
 */
export function disruptionBudget(name: string, namespace: string, maxUnavailable: number | string): KubernetesObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels: objectLabels(name) },
    spec: {
      maxUnavailable,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorLabels(name) },
    },
  };
}
