/** What a taint does to pods that do not tolerate it (Kubernetes: taints and tolerations). */
export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

/** Keeps pods off a node unless they tolerate it. */
export interface Taint {
  /** Label-like key, such as `spot-serving.dev/dedicated`. */
  readonly key: string;
  /** @default '' - a taint may have no value */
  readonly value?: string;
  /** What happens to pods without a matching toleration. */
  readonly effect: TaintEffect;
}

/** The labels and taints of a group of nodes: the one source for user data, autoscaler tags, selectors and tolerations. */
export interface NodeSchedule {
  /** Node labels, key to value. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints set when a node registers. */
  readonly taints: readonly Taint[];
}
