import type { NodeSchedule } from '../contracts';
import { taintText } from './vocabulary';

/**
 * Kubelet flags with which a node registers its labels and taints, for `spec.kubelet.flags` of an AL2023 NodeConfig (infra 2.6).
 *
 * Sorted by key, so that user data changes only when the schedule does.
 */
export function kubeletFlags({ labels, taints }: NodeSchedule): string[] {
  const pairs = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  const flags = pairs.length > 0 ? [`--node-labels=${pairs.join(',')}`] : [];
  return taints.length > 0 ? [...flags, `--register-with-taints=${taints.map(taintText).sort().join(',')}`] : flags;
}
