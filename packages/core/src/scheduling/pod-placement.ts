import type { NodeSchedule, TaintEffect } from '../contracts';

/** A toleration in the words of the pod specification. */
export interface Toleration {
  /** Key of the taint. */
  readonly key: string;
  /** `Exists` for a taint without a value. */
  readonly operator: 'Equal' | 'Exists';
  /** Value of the taint; absent with `Exists`. */
  readonly value?: string;
  /** Effect of the taint. */
  readonly effect: TaintEffect;
}

/** Where a pod may run, in the words of the pod specification; fits a helm chart's values as it is. */
export interface PodPlacement {
  /** Labels that a node must have. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Taints that the pod bears. */
  readonly tolerations: readonly Toleration[];
}

/** Binds a pod to the nodes of `schedule`: every label selected, every taint tolerated. */
export function placementOn({ labels, taints }: NodeSchedule): PodPlacement {
  return {
    nodeSelector: labels,
    tolerations: taints.map(({ key, value = '', effect }) =>
      value === '' ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect },
    ),
  };
}
