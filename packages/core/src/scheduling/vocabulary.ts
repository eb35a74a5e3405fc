import type { NodeLifecycle, NodeSchedule, Taint } from '../contracts';

/** Node label that says how an instance was bought; EKS sets its own only on managed groups (infra 2.1). */
export const lifecycleLabel = 'spot-serving.dev/lifecycle';

/** Node label, and taint key where the pool is dedicated, that says what the nodes are for. */
export const workloadLabel = 'spot-serving.dev/workload';

/** Pod label that tells the pods that an autoscaler counts from those of the On-Demand floor. */
export const capacityLabel = 'spot-serving.dev/capacity';

/** What a node is for: controllers and add-ons, or ModelServer. */
export type Workload = 'system' | 'serving';

/**
 * Labels and taints of the nodes of one purpose: labelled with lifecycle and workload, tainted so that only that workload lands there.
 *
 * Kubernetes' own system pods and our controllers tolerate `system`; ModelServer tolerates `serving`.
 */
export function scheduleFor(workload: Workload, lifecycle: NodeLifecycle): NodeSchedule {
  return {
    labels: { [workloadLabel]: workload, [lifecycleLabel]: lifecycle },
    taints: [{ key: workloadLabel, value: workload, effect: 'NoSchedule' }],
  };
}

/** `key=value:Effect`, as kubelet's `--register-with-taints` takes it. */
export function taintText({ key, value = '', effect }: Taint): string {
  return `${key}=${value}:${effect}`;
}
