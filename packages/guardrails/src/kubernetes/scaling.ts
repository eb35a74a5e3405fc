import { blockOf, textsOf } from '../engine/json';
import type { StackView } from '../engine/stack-view';
import { type KubernetesObject, objectsOf } from './object';
import type { Workload } from './pods';

/** The autoscaler that sets how many pods a workload has. */
export function autoscalerOf(stack: StackView, { kind, name, namespace }: Workload): KubernetesObject | undefined {
  return objectsOf(stack, 'HorizontalPodAutoscaler').find((autoscaler) => {
    const target = blockOf(autoscaler.spec.scale_target_ref);
    return autoscaler.namespace === namespace && target.kind === kind && target.name === name;
  });
}

/** The fewest pods that a workload has at rest: what its autoscaler goes down to, or its replicas; both are 1 where nothing is said. */
export function fewestPods({ spec }: Workload, autoscaler: KubernetesObject | undefined): number {
  return numberIn(autoscaler === undefined ? spec.replicas : autoscaler.spec.min_replicas, 1);
}

/** The most pods that an autoscaler goes up to. */
export function mostPods(autoscaler: KubernetesObject): number {
  return numberIn(autoscaler.spec.max_replicas, Number.POSITIVE_INFINITY);
}

function numberIn(value: unknown, otherwise: number): number {
  const [text = ''] = textsOf(value);
  return /^\d+$/.test(text) ? Number(text) : otherwise;
}
