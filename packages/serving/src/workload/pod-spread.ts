import type { DeploymentV1SpecTemplateSpec } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import {
  headroomPods,
  instanceLabel,
  lifecycleLabel,
  placementOn,
  scheduleFor,
  selectorLabels,
  workloadLabel,
} from '@spot-serving/core';

import { type Capacity } from './labels';

type Spread = Pick<
  DeploymentV1SpecTemplateSpec,
  'nodeSelector' | 'toleration' | 'affinity' | 'topologySpreadConstraint'
>;

/** Which pods, and how many of their name a node may hold. */
export interface PodSpreadProps {
  readonly name: string;
  readonly capacity: Capacity;
  readonly podsPerNode: number;
  readonly namespace: string;
  /** Whether they keep away from placeholders. */
  readonly apartFromHeadroom: boolean;
}

/**
 * Where the pods of a model run: on serving nodes, of the only architecture that ModelServer is built for (serving 1.1); Spot first, or On-Demand
 * alone for the floor; over the zones as far as there are nodes; and at most `podsPerNode` on a node, whatever revision they are of, so that one
 * Spot warning takes no more (drain.md, conclusion 2).
 */
export function podSpread(props: PodSpreadProps): Spread {
  const { name, capacity, podsPerNode } = props;
  const { taints } = scheduleFor('serving', 'spot');
  const { nodeSelector, tolerations } = placementOn({
    labels: { [workloadLabel]: 'serving', 'kubernetes.io/arch': 'amd64' },
    taints,
  });
  const alone = podsPerNode === 1;
  return {
    nodeSelector: { ...nodeSelector },
    toleration: [...tolerations],
    affinity: { nodeAffinity: capacity === 'floor' ? onDemandOnly : spotFirst, ...keptAway(props) },
    topologySpreadConstraint: [overZones(name), ...(alone ? [] : [atMostPerNode(name, podsPerNode)])],
  };
}

const bought = (lifecycle: 'spot' | 'on-demand') => [{ key: lifecycleLabel, operator: 'In', values: [lifecycle] }];

const spotFirst = {
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference: { matchExpressions: bought('spot') } }],
};
const onDemandOnly = {
  requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerm: [{ matchExpressions: bought('on-demand') }] },
};

/**
 * Keeps away from pods of its own name, and from placeholders where it is so small that it would fit beside one. In one term: with a second one, a pod goes on waiting for 35 s after
 * the placeholder that gave way to it has gone (drain.md, conclusion 5; kubernetes#134393).
 */
function keptAway({
  name,
  podsPerNode,
  namespace,
  apartFromHeadroom,
}: PodSpreadProps): Pick<PodAffinity, 'podAntiAffinity'> {
  const alone = podsPerNode === 1;
  if (!alone && !apartFromHeadroom) return {};
  const topologyKey = 'kubernetes.io/hostname';
  if (!apartFromHeadroom) return required({ topologyKey, labelSelector: [{ matchLabels: selectorLabels(name) }] });
  const values = [...(alone ? [name] : []), headroomPods.instance];
  return required({
    topologyKey,
    namespaces: [...(alone ? [namespace] : []), headroomPods.namespace],
    labelSelector: [{ matchExpressions: [{ key: instanceLabel, operator: 'In', values }] }],
  });
}

type PodAffinity = Exclude<NonNullable<DeploymentV1SpecTemplateSpec['affinity']>, readonly unknown[]>;

const required = (term: object): Pick<PodAffinity, 'podAntiAffinity'> => ({
  podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: '', ...term }] },
});

/** Each revision spreads by itself; a zone without room is no reason to wait. */
function overZones(name: string) {
  return {
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: [{ matchLabels: selectorLabels(name) }],
    matchLabelKeys: ['pod-template-hash'],
    nodeTaintsPolicy: 'Honor',
  };
}

/**
 * With more domains asked for than there are nodes, the fewest pods on a node count as none, and the skew becomes a cap (Kubernetes, "Pod Topology
 * Spread Constraints", minDomains). Clusters have up to 5000 nodes (Kubernetes, "Considerations for large clusters").
 */
function atMostPerNode(name: string, most: number) {
  return {
    topologyKey: 'kubernetes.io/hostname',
    maxSkew: most,
    minDomains: 5001,
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: [{ matchLabels: selectorLabels(name) }],
    nodeTaintsPolicy: 'Honor',
  };
}
