import { selectorLabels } from '@spot-serving/core';

/** Pod label that tells the pods that the autoscaler counts from those of the On-Demand floor. */
export const capacityLabel = 'spot-serving.dev/capacity';

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
