import { capacityLabel, selectorLabels } from '@spot-serving/core';

/** Which of the two Deployments of a model a pod belongs to. */
export type Capacity = 'scaled' | 'floor';

/** Labels of every object that belongs to `name` (Kubernetes, "Recommended Labels"). */
export function objectLabels(name: string): Record<string, string> {
  return {
    ...selectorLabels(name),
    'app.kubernetes.io/component': 'model-server',
    'app.kubernetes.io/managed-by': 'terraform',
  };
}

/** Labels by which one Deployment, its autoscaler and no other find its pods; a Deployment's selector never changes. */
export function deploymentLabels(name: string, capacity: Capacity): Record<string, string> {
  return { ...selectorLabels(name), [capacityLabel]: capacity };
}
