import { type Problem, when } from '@spot-serving/core';
import { daemonAllowance } from '@spot-serving/core/numbers';

import { type ModelPods, nodeFit, type NodeFitProps, podsThatFit } from './node-fit';
import { type NodeSize, nodeSizeProblems, type PodSize } from './node-size';
import { unplacedPods } from './packing';
import { largerPools, memoryRemedies } from './room-remedies';
import { explained, type Term } from './term';

/**
 * What keeps models from the nodes: one that no node holds, and more pods than all pools
 * hold, each model for itself and all together. Paths begin with the model's name; `*` stands for all. Nodes without a size are for
 * `nodeSizeProblems`: this finds nothing with them.
 */
export function nodeFitProblems(check: NodeFitProps): Problem[] {
  if (nodeSizeProblems(check.nodes).length > 0) return [];
  const each = check.pods.flatMap((pod) => [...homeless(pod, check), ...tooMany(pod, check)]);
  return each.length > 0 ? each : crowded(check);
}

function homeless(pod: ModelPods, { nodes, daemons = daemonAllowance }: NodeFitProps): Problem[] {
  if (nodes.some((node) => podsThatFit(node, pod, daemons) > 0)) return [];
  const mostCpu = Math.max(...nodes.map(({ cpuMillicores }) => cpuMillicores)) - daemons.cpuMillicores;
  const mostMemory = Math.max(...nodes.map(({ memoryMiB }) => memoryMiB)) - daemons.memoryMiB;
  const cpu = {
    path: `${pod.name}.cpuMillicores`,
    value: pod.cpuMillicores,
    fix: `use at most ${mostCpu}, or pools of larger instance types: no node holds the pod`,
  };
  const memory = {
    path: `${pod.name}.memoryMiB`,
    value: pod.memoryMiB,
    fix: `${memoryRemedies(pod, mostMemory, daemons)}: no node holds the pod, ${mostMemory} MiB are the most`,
  };
  const found = [...when(pod.cpuMillicores > mostCpu, cpu), ...when(pod.memoryMiB > mostMemory, memory)];
  const mixed = { ...cpu, fix: 'use a pool whose nodes have both, CPU and memory, for the pod: each node lacks one' };
  return (found.length > 0 ? found : [mixed]).map((problem) => ({
    ...problem,
    fix: explained(problem.fix, [...sizeTerms(nodes), ...daemonTerms(daemons)]),
  }));
}

function tooMany(pod: ModelPods, { nodes, daemons = daemonAllowance }: NodeFitProps): Problem[] {
  const fits = nodeFit({ nodes, pods: [pod], daemons });
  const terms = nodes.map(({ name, maxNodes }, index) => ({
    name: `${name} maxSize`,
    value: maxNodes,
    source: `nodes of pools.${name}, ${fits[index]?.replicas ?? 0} of these pods on each`,
  }));
  const most = nodes.reduce((all, { maxNodes }, index) => all + maxNodes * (fits[index]?.replicas ?? 0), 0);
  if (most === 0 || pod.maxPods <= most) return [];
  const over = pod.maxPods - most;
  const larger = largerPools({ nodes, pods: [pod], daemons });
  return [
    {
      path: `${pod.name}.replicas.max`,
      value: pod.maxPods - pod.extraPods,
      fix: explained(`lower it by ${over}, or ${larger}: the pools hold ${most} pods of the model`, [
        ...terms,
        ...podTerms(pod),
      ]),
    },
  ];
}

function crowded({ nodes, pods, daemons = daemonAllowance }: NodeFitProps): Problem[] {
  const unplaced = unplacedPods({ nodes, pods, daemons });
  if (unplaced === 0) return [];
  const value = Object.fromEntries(pods.map(({ name, maxPods, extraPods }) => [name, maxPods - extraPods]));
  const terms = pods.flatMap((pod) => podTerms(pod).map((term) => ({ ...term, name: `${pod.name} ${term.name}` })));
  const pools = nodes.map(({ name, maxNodes }) => ({
    name: `${name} maxSize`,
    value: maxNodes,
    source: `nodes of pools.${name}`,
  }));
  const larger = largerPools({ nodes, pods, daemons });
  const fix = `lower them by ${unplaced} in all, or ${larger}: together the models do not fit`;
  return [{ path: '*.replicas.max', value, fix: explained(fix, [...pools, ...terms]) }];
}

function podTerms({ maxPods, extraPods }: ModelPods): Term[] {
  return [
    { name: 'replicas.max', value: maxPods - extraPods, source: "the model's entry in the environment (default 10)" },
    {
      name: 'extra pods',
      value: extraPods,
      source:
        'one for each Deployment of a rollout, which starts a pod before it stops another, and those of a canary (replicas.min)',
    },
  ];
}

function sizeTerms(nodes: readonly NodeSize[]): Term[] {
  return nodes.flatMap(({ name, cpuMillicores, memoryMiB }) => [
    { name: `${name} cpuMillicores`, value: cpuMillicores, source: `allocatable on a node of pools.${name}` },
    { name: `${name} memoryMiB`, value: memoryMiB, source: `allocatable on a node of pools.${name}` },
  ]);
}

function daemonTerms({ cpuMillicores, memoryMiB }: PodSize): Term[] {
  return [
    {
      name: 'daemons cpuMillicores',
      value: cpuMillicores,
      source: 'what daemons take from each node: an allowance unless given',
    },
    {
      name: 'daemons memoryMiB',
      value: memoryMiB,
      source: 'what daemons take from each node: an allowance unless given',
    },
  ];
}
