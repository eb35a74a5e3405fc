import type { AutoscalerRules, ScalingRules } from './autoscaler-rules';
import { metricReplicas, type SampledPod } from './metric-replicas';

/** What an autoscaler remembers. Times in seconds. */
export interface AutoscalerHistory {
  /** What its metrics asked for, and what it began with. */
  readonly proposals: readonly { readonly at: number; readonly replicas: number }[];
  /** By how many pods the count changed; fewer are negative. */
  readonly changes: readonly { readonly at: number; readonly pods: number }[];
}

/** What an autoscaler sees at a moment. */
export interface AutoscalerSight {
  /** The moment, seconds. */
  readonly at: number;
  /** How many pods its Deployment asks for. */
  readonly current: number;
  /** The pods, by resource. */
  readonly pods: Readonly<Record<'cpu' | 'memory', readonly SampledPod[]>>;
}

/**
 * What the Horizontal Pod Autoscaler makes of what it sees, and what it remembers of it: the whole of it as one pure function (kubernetes v1.34.4,
 * pkg/controller/podautoscaler/horizontal.go, reconcileAutoscaler), held to what the real one does by `horizontal-autoscaler.test.ts`.
 */
export function autoscalerStep(
  rules: AutoscalerRules,
  history: AutoscalerHistory,
  { at, current, pods }: AutoscalerSight,
): { readonly replicas: number; readonly history: AutoscalerHistory } {
  const known = history.proposals.length === 0 ? { ...history, proposals: [{ at, replicas: current }] } : history;
  if (current > rules.max || current < rules.min) {
    const replicas = current > rules.max ? rules.max : rules.min;
    return { replicas, history: withChange(known, at, replicas - current) };
  }
  const proposed = proposal(rules, pods, current);
  if (proposed === undefined) return { replicas: current, history: known };
  return boundedStep(rules, known, { at, current, proposed });
}

/** The most that a metric asks for. When one of them is silent, the others may add pods and take none away. */
function proposal({ metrics }: AutoscalerRules, pods: AutoscalerSight['pods'], current: number): number | undefined {
  const asked = metrics.map((metric) => metricReplicas(metric, pods[metric.resource], current));
  const heard = asked.filter((replicas) => replicas !== undefined);
  if (heard.length === 0) return undefined;
  const most = Math.max(...heard);
  return heard.length < asked.length && most < current ? undefined : most;
}

/** The proposal, as its windows and policies let it be followed (stabilizeRecommendationWithBehaviors, convertDesiredReplicasWithBehaviorRate). */
export function boundedStep(
  rules: AutoscalerRules,
  history: AutoscalerHistory,
  { at, current, proposed }: { readonly at: number; readonly current: number; readonly proposed: number },
): { readonly replicas: number; readonly history: AutoscalerHistory } {
  const since = ({ stabilizationWindowSeconds }: ScalingRules) =>
    history.proposals.filter((one) => one.at > at - stabilizationWindowSeconds).map(({ replicas }) => replicas);
  const least = Math.min(proposed, ...since(rules.scaleUp));
  const most = Math.max(proposed, ...since(rules.scaleDown));
  const steady = Math.min(Math.max(current, least), most);
  const replicas = steady > current ? upwards(rules, history, at, current, steady) : steady;
  const bounded = steady < current ? downwards(rules, history, at, current, steady) : replicas;
  const proposals = [...history.proposals, { at, replicas: proposed }];
  return { replicas: bounded, history: withChange({ ...history, proposals }, at, bounded - current) };
}

function upwards(rules: AutoscalerRules, history: AutoscalerHistory, at: number, current: number, steady: number) {
  const limits = rules.scaleUp.policies.map(({ type, value, periodSeconds }) => {
    const before = current - changed(history, at - periodSeconds);
    return type === 'Pods' ? before + value : Math.ceil(before * (1 + value / 100));
  });
  return Math.min(steady, rules.max, Math.max(current, ...limits));
}

function downwards(rules: AutoscalerRules, history: AutoscalerHistory, at: number, current: number, steady: number) {
  const limits = rules.scaleDown.policies.map(({ type, value, periodSeconds }) => {
    const before = current - changed(history, at - periodSeconds);
    return type === 'Pods' ? before - value : Math.trunc(before * (1 - value / 100));
  });
  return Math.max(steady, rules.min, Math.min(current, ...limits));
}

function changed({ changes }: AutoscalerHistory, after: number): number {
  return changes.filter(({ at }) => at > after).reduce((sum, { pods }) => sum + pods, 0);
}

function withChange(history: AutoscalerHistory, at: number, pods: number): AutoscalerHistory {
  return pods === 0 ? history : { ...history, changes: [...history.changes, { at, pods }] };
}
