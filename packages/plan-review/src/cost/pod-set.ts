/** Equal pods. */
export interface PodSet {
  readonly address: string;
  /** Namespace and name of the Deployment, such as `serving/resnet`. */
  readonly name: string;
  /** How many there are at least: the autoscaler's minimum, where one has the say. */
  readonly replicas: number;
  /** Whether they only hold room for others, and cost nodes while nobody needs them. */
  readonly placeholders: boolean;
  /** What each asks for, milli-CPU and MiB; undefined where the plan does not say. */
  readonly asks: { readonly cpu: number; readonly memory: number } | undefined;
  /** How many may share a node; without a rule as many as fit. */
  readonly perNode: number;
  /** Labels that its nodes must have. */
  readonly selector: Readonly<Record<string, string>>;
  /** Values that a label of its nodes must have one of. */
  readonly required: readonly { readonly key: string; readonly values: readonly string[] }[];
}

/** Whether nodes with `labels` will do. Labels that Kubernetes sets itself are on every node of ours. */
export function fits({ selector, required }: PodSet, labels: Readonly<Record<string, string>>): boolean {
  const own = Object.entries(selector).filter(([key]) => !/(?:^|\.)kubernetes\.io\//.test(key));
  return (
    own.length > 0 &&
    own.every(([key, value]) => labels[key] === value) &&
    required.every(({ key, values }) => values.includes(labels[key] ?? ''))
  );
}
