import { type Problem, when } from '@spot-serving/core';
import { daemonAllowance } from '@spot-serving/core/numbers';

import { type ModelPods, nodeFit, type NodeFitProps, podsThatFit } from './node-fit';
import { type NodeSize, nodeSizeProblems, type PodSize } from './node-size';
import { unplacedPods } from './packing';
import { placeholderSize } from './placeholder-size';
import { explained, type Term } from './term';

/** {@link NodeFitProps}, and whether placeholders keep nodes warm. */
export interface NodeFitCheck extends NodeFitProps {
  /** Placeholders: `platform.headroom`. */
  readonly headroom: number;
}

/**
 * What keeps models from the nodes: one that no node holds, one so small that a placeholder fits beside it, and more pods than all pools
 * hold, each model for itself and all together. Paths begin with the model's name; `*` stands for all. Nodes without a size are for
 * `nodeSizeProblems`: this finds nothing with them.
 */
export function nodeFitProblems(check: NodeFitCheck): Problem[] {
  if (nodeSizeProblems(check.nodes).length > 0) return [];
  const each = check.pods.flatMap((pod) => [
    ...homeless(pod, check),
    ...besidePlaceholder(pod, check),
    ...tooMany(pod, check),
  ]);
  return each.length > 0 ? each : crowded(check);
}

function homeless(pod: ModelPods, { nodes, daemons = daemonAllowance }: NodeFitCheck): Problem[] {
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

/** What would let a pod in: larger nodes, no memory target, or less for its requests; each with its number. */
function memoryRemedies(pod: ModelPods, mostMemory: number, daemons: PodSize): string {
  const { memoryMiB, untargetedMiB = memoryMiB, keptMiB = 0 } = pod;
  const kept = `requests leave ${keptMiB} behind, by memoryPerItemMiB, and batching.maxBatchSize or itemsPerRequest`;
  return [
    `use pools of instance types whose nodes can allocate ${memoryMiB + daemons.memoryMiB} MiB or more`,
    ...(untargetedMiB <= mostMemory ? [`memoryTargetPercent 'none', with which it asks for ${untargetedMiB}`] : []),
    ...(keptMiB > memoryMiB / 4 ? [`less for its requests (${kept})`] : []),
  ].join(', or ');
}

/** A placeholder beside a serving pod guards room that no pod with one-per-node placement can use (drain.md, conclusion 5). */
function besidePlaceholder(pod: ModelPods, { nodes, headroom }: NodeFitCheck): Problem[] {
  if (headroom === 0) return [];
  const placeholder = placeholderSize(nodes);
  const room = nodes.filter((node) => podsThatFit(node, pod, placeholder) > 0);
  if (room.length === 0) return [];
  const most = Math.max(...room.map((node) => node.cpuMillicores - placeholder.cpuMillicores));
  const fix = `ask for more than ${most}: beside so small a pod a placeholder fits, and keeps no node warm`;
  const terms = [
    {
      name: 'placeholder cpuMillicores',
      value: placeholder.cpuMillicores,
      source: 'two thirds of the smallest node (autoscaling, Headroom)',
    },
    {
      name: 'placeholder memoryMiB',
      value: placeholder.memoryMiB,
      source: 'two thirds of the smallest node (autoscaling, Headroom)',
    },
    { name: 'memoryMiB', value: pod.memoryMiB, source: "the pod's: more of it would do as well" },
  ];
  return [
    {
      path: `${pod.name}.cpuMillicores`,
      value: pod.cpuMillicores,
      fix: explained(fix, [...terms, ...sizeTerms(room)]),
      // Where sizes of pools exclude each other, they are to blame, and not the pod.
      against: room.map(({ name }) => `pools.${name}.instanceTypes`),
    },
  ];
}

function tooMany(pod: ModelPods, { nodes, daemons }: NodeFitCheck): Problem[] {
  const fits = nodeFit({ nodes, pods: [pod], daemons });
  const terms = nodes.map(({ name, maxNodes }, index) => ({
    name: `${name} maxSize`,
    value: maxNodes,
    source: `nodes of pools.${name}, ${fits[index]?.replicas ?? 0} of these pods on each`,
  }));
  const most = nodes.reduce((all, { maxNodes }, index) => all + maxNodes * (fits[index]?.replicas ?? 0), 0);
  if (most === 0 || pod.maxPods <= most) return [];
  const over = pod.maxPods - most;
  return [
    {
      path: `${pod.name}.replicas.max`,
      value: pod.maxPods - pod.extraPods,
      fix: explained(`lower it by ${over}, or raise maxSize of the pools: they hold ${most} pods of the model`, [
        ...terms,
        ...podTerms(pod),
      ]),
    },
  ];
}

function crowded({ nodes, pods, daemons = daemonAllowance }: NodeFitCheck): Problem[] {
  const unplaced = unplacedPods({ nodes, pods, daemons });
  if (unplaced === 0) return [];
  const value = Object.fromEntries(pods.map(({ name, maxPods, extraPods }) => [name, maxPods - extraPods]));
  const terms = pods.flatMap((pod) => podTerms(pod).map((term) => ({ ...term, name: `${pod.name} ${term.name}` })));
  const pools = nodes.map(({ name, maxNodes }) => ({
    name: `${name} maxSize`,
    value: maxNodes,
    source: `nodes of pools.${name}`,
  }));
  const fix = `lower them by ${unplaced} in all, or raise maxSize of the pools: together the models do not fit`;
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
