/** What the autoscaler compares: the average use of the pods, in percent of what they ask for. */
export interface ResourceMetric {
  /** Of which resource. */
  readonly resource: 'cpu' | 'memory';
  /** What it aims at, percent. */
  readonly targetPercent: number;
}

/** At most `value` pods, or percent of the pods, in `periodSeconds`. */
export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

/** How fast the count may change in one direction; of several policies the one that lets it change most counts (`selectPolicy: Max`). */
export interface ScalingRules {
  /** For how long what was proposed before is still looked at, seconds. */
  readonly stabilizationWindowSeconds: number;
  readonly policies: readonly ScalingPolicy[];
}

/** A Horizontal Pod Autoscaler: its bounds, what it looks at, and how fast it goes. */
export interface AutoscalerRules {
  /** Fewest pods. */
  readonly min: number;
  /** Most pods. */
  readonly max: number;
  readonly metrics: readonly ResourceMetric[];
  readonly scaleUp: ScalingRules;
  readonly scaleDown: ScalingRules;
}

/** How far the use may be from the target and change nothing: `--horizontal-pod-autoscaler-tolerance` (Kubernetes, "Horizontal Pod Autoscaling"; serving 1.9). */
export const tolerance = 0.1;
