import { boundedStep, metricReplicas, type SampledPod } from '@spot-serving/core/horizontal-autoscaler';
import { metricsResolutionSeconds } from '@spot-serving/core/numbers';

import type { Demand } from '../world/demand';
import { byDemand } from './demand';
import { reconcile } from './pods';
import type { PodSet, State } from './state';
import { changeTraffic } from './traffic';

/** What an autoscaler need not remember, seconds: more than the longest window there may be (Kubernetes API reference, HPAScalingRules: 3600). */
const forgotten = 3600;

/** Starts the autoscaler of a set: it looks as often as its clock says, at a moment of its own. */
export function watchLoad(state: State, set: PodSet): void {
  const { podAutoscalerSync } = state.world.clocks;
  const look = () => {
    scale(state, set);
    state.events.in(podAutoscalerSync, look);
  };
  state.events.in(state.chance.within({ low: 0, high: podAutoscalerSync }), look);
}

/** One look of the autoscaler. */
function scale(state: State, set: PodSet): void {
  const { service, deployment } = set;
  const rules = deployment?.rules;
  if (rules === undefined || service === undefined) return;
  const { now } = state.events;
  const seen = now - state.chance.within(state.world.clocks.metricsAge);
  const asked = [
    ...rules.metrics.map((metric) => metricReplicas(metric, sampled(set, seen), set.desired)),
    ...(deployment?.demand === undefined
      ? []
      : [byDemand(set, deployment.demand, demandSeen(state, deployment.demand))]),
  ].filter((replicas) => replicas !== undefined);
  if (asked.length === 0) return;
  const { replicas, history } = boundedStep(rules, set.history, {
    at: now,
    current: set.desired,
    proposed: Math.max(...asked),
  });
  set.history = recent(history, now);
  if (replicas === set.desired) return;
  changeTraffic(state, service, () => {
    set.desired = replicas;
  });
  reconcile(state, set);
}

/** A balancer's count comes as late as the use of CPU; ModelServer's own is read more often. */
function demandSeen({ events, chance, world }: State, { of }: Demand): number {
  const { metricsAge, demandAge } = world.clocks;
  return events.now - chance.within(of === 'sent' ? metricsAge : demandAge);
}

function recent({ proposals, changes }: PodSet['history'], now: number): PodSet['history'] {
  const [first] = proposals;
  if (first === undefined || first.at > now - 2 * forgotten) return { proposals, changes };
  const isRecent = ({ at }: { readonly at: number }) => at > now - forgotten;
  return { proposals: proposals.filter(isRecent), changes: changes.filter(isRecent) };
}

/**
 * The pods as the autoscaler saw them at a moment that is past. A pod has no use that counts until it was Ready for a whole window of the metric (kubernetes v1.34.4,
 * replica_calculator.go, groupPods: `metric.Timestamp.Before(condition.LastTransitionTime.Add(metric.Window))`).
 */
function sampled(set: PodSet, seen: number): SampledPod[] {
  const request = set.asks.cpu;
  let young = 0;
  for (let at = set.readied.length - 1; at >= 0; at -= 1) {
    const pod = set.readied[at];
    if ((pod?.ready ?? 0) <= seen - metricsResolutionSeconds) break;
    if (pod?.phase === 'ready') young += 1;
  }
  const starting = set.starting.size + young;
  const measured = set.pods.size - set.pending.size - starting;
  const groups: SampledPod[] = [
    { state: 'ready', request, usage: Math.floor(usageAt(set, seen)), count: measured },
    { state: 'starting', request, usage: 0, count: starting },
    { state: 'pending', request, count: set.pending.size },
  ];
  return groups.filter(({ count }) => count !== 0);
}

/** CPU that a pod used at a moment, millicores. */
function usageAt({ service }: PodSet, seen: number): number {
  const usage = service?.totals.usage ?? [];
  return usage.findLast(({ at }) => at <= seen)?.cpu ?? usage[0]?.cpu ?? 0;
}
