import type { NodeSchedule } from '../contracts';

const prefix = 'k8s.io/cluster-autoscaler/node-template';

/**
 * Tags of an Auto Scaling group from which the Cluster Autoscaler knows the labels and taints of a node that does not exist yet,
 * so that a pool can grow from zero. A taint's tag needs the form `value:Effect` even when the value is empty (infra 2.5).
 */
export function nodeTemplateTags({ labels, taints }: NodeSchedule): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(labels).map(([key, value]) => [`${prefix}/label/${key}`, value] as const),
    ...taints.map(({ key, value = '', effect }) => [`${prefix}/taint/${key}`, `${value}:${effect}`] as const),
  ]);
}
