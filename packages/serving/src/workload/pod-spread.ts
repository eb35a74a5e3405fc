import type { DeploymentV1SpecTemplateSpec } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import { lifecycleLabel, placementOn, scheduleFor, workloadLabel } from '@spot-serving/core';
import { selectorLabels } from '@spot-serving/core';

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
}

/**
 * Where the pods of a model run: on serving nodes, of the only architecture that ModelServer is built for (serving 1.1); Spot first, or On-Demand
 * alone for the floor; over the zones as far as there are nodes; and at most `podsPerNode` on a node, whatever revision they are of, so that one
 * Spot warning takes no more (drain.md, conclusion 2).
 */
export function podSpread({ name, capacity, podsPerNode }: PodSpreadProps): Spread {
  const { taints } = scheduleFor('serving', 'spot');
  const { nodeSelector, tolerations } = placementOn({
    labels: { [workloadLabel]: 'serving', 'kubernetes.io/arch': 'amd64' },
    taints,
  });
  const alone = podsPerNode === 1;
  return {
    nodeSelector: { ...nodeSelector },
    toleration: [...tolerations],
    affinity: {
      nodeAffinity: capacity === 'floor' ? onDemandOnly : spotFirst,
      ...(alone ? { podAntiAffinity: onePerNode(name) } : {}),
    },
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

function onePerNode(name: string) {
  const labelSelector = [{ matchLabels: selectorLabels(name) }];
  return { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector }] };
}

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
