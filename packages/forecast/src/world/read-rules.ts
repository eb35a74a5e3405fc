import type { AutoscalerRules, ScalingRules } from '@spot-serving/core/horizontal-autoscaler';
import {
  block,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  type PlanObject,
  textOf,
} from '@spot-serving/plan-review/deployed';

import { type Demand, demandOf } from './demand';

/** An autoscaler, as it is written. */
export interface ReadRules extends AutoscalerRules {
  /** What of demand it looks at; undefined where it does not. */
  readonly demand: Demand | undefined;
}

/** What Kubernetes does where an autoscaler does not say ("Horizontal Pod Autoscaling", default behavior). */
const upAsEver: ScalingRules = {
  stabilizationWindowSeconds: 0,
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const downAsEver: ScalingRules = {
  stabilizationWindowSeconds: 300,
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/**
 * Reads a Horizontal Pod Autoscaler. Memory is left out: what a model uses neither grows with load nor shrinks, and a plan of this house holds it where it
 * neither adds pods nor keeps them (docs/forecast-limits.md). Undefined where it looks at nothing that load changes.
 */
export function readRules({ values }: PlanObject): ReadRules | undefined {
  const spec = block(values, 'spec');
  const metrics = listOf(spec.metric).map(objectOf);
  const cpu = metrics.flatMap(cpuTarget);
  const [demand] = metrics.flatMap(demandTarget);
  if (cpu.length === 0 && demand === undefined) return undefined;
  const behavior = block(spec, 'behavior');
  return {
    min: numberOf(spec.min_replicas) ?? 1,
    max: numberOf(spec.max_replicas) ?? 1,
    metrics: cpu.map((targetPercent) => ({ resource: 'cpu', targetPercent })),
    demand,
    scaleUp: pace(block(behavior, 'scale_up'), upAsEver),
    scaleDown: pace(block(behavior, 'scale_down'), downAsEver),
  };
}

/** A percentage of what pods ask for, of the pod or of one container of it. */
function cpuTarget(metric: JsonObject): number[] {
  const source = metric.type === 'ContainerResource' ? block(metric, 'container_resource') : block(metric, 'resource');
  const percent = numberOf(block(source, 'target').average_utilization);
  return source.name === 'cpu' && percent !== undefined ? [percent] : [];
}

/** An average of requests for each pod, from outside of Kubernetes or of its own. */
function demandTarget(metric: JsonObject): Demand[] {
  const named = { External: 'external', Pods: 'pods', Object: 'object' }[
    typeof metric.type === 'string' ? metric.type : ''
  ];
  if (named === undefined) return [];
  const perPod = quantity(block(metric, named, 'target').average_value);
  return perPod === undefined ? [] : [{ of: demandOf(textOf(block(metric, named, 'metric').name)), perPod }];
}

/** A number as Kubernetes writes it, such as `7500m`. */
function quantity(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value : '';
  return text.endsWith('m')
    ? numberOf(text.slice(0, -1)) && Number(text.slice(0, -1)) / 1000
    : numberOf(value as string);
}

function pace(rules: JsonObject, asEver: ScalingRules): ScalingRules {
  const policies = listOf(rules.policy)
    .map(objectOf)
    .flatMap(({ type, value, period_seconds: period }) => {
      const [amount, periodSeconds] = [numberOf(value), numberOf(period)];
      const known = type === 'Pods' || type === 'Percent';
      return known && amount !== undefined && periodSeconds !== undefined
        ? [{ type, value: amount, periodSeconds } as const]
        : [];
    });
  return {
    stabilizationWindowSeconds: numberOf(rules.stabilization_window_seconds) ?? asEver.stabilizationWindowSeconds,
    policies: policies.length > 0 ? policies : asEver.policies,
  };
}
