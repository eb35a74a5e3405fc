import { blockOf, blocksOf, type JsonObject, objectOf, textOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { type Workload, workloads } from '../kubernetes/pods';
import { autoscalerOf, fewestPods } from '../kubernetes/scaling';

/** One way in which pods keep away from each other: labels of the pods they mean, and over what. */
interface Spread {
  readonly labels: JsonObject;
  readonly topology: string;
}

/** Pods that stand in for each other do not stand on one node. */
export const spreadCoherence: Rule = {
  id: 'spread-coherence',
  severity: 'error',
  what: 'Each Deployment or StatefulSet of two pods or more keeps them apart by node or zone (anti-affinity, or a topology spread), by labels that its pods have',
  why: 'two pods on one Spot node are gone at one warning; and a rule whose labels no pod has keeps nothing apart',
  source:
    'Kubernetes, "Pod Topology Spread Constraints" and "Inter-pod affinity and anti-affinity"; docs/drain-limits.md',
  check: (stack) => workloads(stack).flatMap((workload) => flawsOf(stack, workload)),
};

function flawsOf(stack: StackView, workload: Workload): readonly Violation[] {
  const { resource, name, labels } = workload;
  const fewest = fewestPods(workload, autoscalerOf(stack, workload));
  const spreads = spreadsOf(workload.pod);
  const idle = spreads.filter(
    (spread) => !Object.entries(spread.labels).every(([key, value]) => labels[key] === value),
  );
  const fix =
    'add a topology_spread_constraint or pod_anti_affinity over kubernetes.io/hostname, with the labels of the pods';
  if (idle.length > 0) {
    const meant = JSON.stringify(idle[0]?.labels);
    return [{ resource, what: `keeps pods of ${name} away from pods with ${meant}, which they do not have`, fix }];
  }
  if (
    fewest < 2 ||
    spreads.some(({ topology }) => /^(kubernetes\.io\/hostname|topology\.kubernetes\.io\/zone)$/.test(topology))
  )
    return [];
  return [{ resource, what: `may put all ${fewest} pods of ${name} on one node`, fix }];
}

function spreadsOf(pod: JsonObject): readonly Spread[] {
  const constraints = blocksOf(pod.topology_spread_constraint ?? pod.topology_spread_constraints);
  const apart = blocksOf(blockOf(pod.affinity).pod_anti_affinity);
  const required = apart.flatMap((one) => blocksOf(one.required_during_scheduling_ignored_during_execution));
  const preferred = apart
    .flatMap((one) => blocksOf(one.preferred_during_scheduling_ignored_during_execution))
    .flatMap((one) => blocksOf(one.pod_affinity_term));
  return [...constraints, ...required, ...preferred].map((one) => ({
    labels: objectOf(blockOf(one.label_selector).match_labels),
    topology: textOf(one.topology_key) ?? '',
  }));
}
