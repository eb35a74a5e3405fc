import type { ResolvedServedModel } from '@spot-serving/core';
import type { AutoscalerRules, ScalingRules } from '@spot-serving/core/horizontal-autoscaler';

import { type DemandTarget, demandTarget } from './demand-target';

/** How many pods answer for a version of a model, and by what their number changes. */
export interface ScalingPlan extends AutoscalerRules {
  /** Pods on On-Demand nodes, which no autoscaler commands. */
  readonly floor: number;
  /** What of demand adds a pod; absent where CPU and memory alone do. */
  readonly demand?: DemandTarget;
}

/**
 * Adds pods at once, as many as doubles them or four, and takes a quarter or one away in a minute, after five quiet ones: a pod that comes back needs
 * a node, and one that goes needs its drain. Up and its window are Kubernetes' own defaults, written down; down is slower than its 100 % in 15 s.
 */
const pace: Readonly<Record<'scaleUp' | 'scaleDown', ScalingRules>> = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: 300,
    policies: [
      { type: 'Pods', value: 1, periodSeconds: 60 },
      { type: 'Percent', value: 25, periodSeconds: 60 },
    ],
  },
};

/**
 * Where demand is known, up to five times the pods at once: full pods say how much more there is to do, and each further look of the autoscaler would be another round of nodes
 * that boot. Our choice; the forecast of five and ten times the load has it (docs/forecast-limits.md).
 */
const demandPace: ScalingRules = {
  stabilizationWindowSeconds: 0,
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 400, periodSeconds: 15 },
  ],
};

/** What of a model's pods the autoscaler commands: all but the floor, and one at least. */
export function scaledReplicas({
  replicas: { min, max },
  onDemandFloor,
}: Pick<ResolvedServedModel, 'replicas' | 'onDemandFloor'>): { min: number; max: number } {
  return { min: Math.max(1, min - onDemandFloor), max: max - onDemandFloor };
}

/** Bounds, targets and pace of a model's autoscaler. Memory is no target where the model says so. */
export function scalingPlan(
  model: Pick<ResolvedServedModel, 'replicas' | 'onDemandFloor' | 'memoryTargetPercent' | 'scaling'>,
  cpuTargetPercent: number,
): ScalingPlan {
  const { memoryTargetPercent, onDemandFloor: floor, scaling } = model;
  const demand = demandTarget(scaling);
  return {
    ...scaledReplicas(model),
    floor,
    metrics: [
      { resource: 'cpu', targetPercent: cpuTargetPercent },
      ...(memoryTargetPercent === 'none' ? [] : [{ resource: 'memory', targetPercent: memoryTargetPercent } as const]),
    ],
    ...pace,
    ...(demand === undefined ? {} : { demand, scaleUp: demandPace }),
  };
}
