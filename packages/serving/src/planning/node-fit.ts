import { daemonAllowance } from '@spot-serving/core/numbers';

import type { NodeSize, PodSize } from './node-size';

/** Pods of one model. */
export interface ModelPods extends PodSize {
  /** The model's. */
  readonly name: string;
  /** Most pods of the model that a node may hold. */
  readonly podsPerNode: number;
  /** Most pods of the model at once, {@link ModelPods.extraPods} among them. */
  readonly maxPods: number;
  /** Those that a rollout and a canary add to the most that the autoscaler asks for. */
  readonly extraPods: number;
  /** What a pod would ask for if memory added none, MiB, where that is less than {@link PodSize.memoryMiB}. @default not known */
  readonly untargetedMiB?: number;
  /** Of its memory what requests leave behind, MiB. @default 0 */
  readonly keptMiB?: number;
  /** What the volumes of a pod may hold, MiB. @default 0 */
  readonly diskMiB?: number;
  /** Those of {@link ModelPods.maxPods} that On-Demand nodes alone may hold. @default 0 */
  readonly floorPods?: number;
}

/** What the cluster has for models, and what they ask for. */
export interface NodeFitProps {
  /** A node of each pool. */
  readonly nodes: readonly NodeSize[];
  /** The models' pods. */
  readonly pods: readonly ModelPods[];
  /** What daemons take from each node. @default 300 millicores and 384 MiB - an allowance; `kubectl describe node` lists theirs */
  readonly daemons?: PodSize;
}

/** One model on a node of one pool. */
export interface NodeFit {
  /** The pool's name. */
  readonly node: string;
  /** The model's name. */
  readonly model: string;
  /** Pods of the model that a node holds: by CPU, by memory, and by placement. */
  readonly replicas: number;
  /** What those leave unused of the node, with its daemons, percent, when no other model shares it. */
  readonly wastedCpuPercent: number;
  /** The same of its memory. */
  readonly wastedMemoryPercent: number;
}

/** How many pods of each model a node of each pool holds, and what is wasted. */
export function nodeFit({ nodes, pods, daemons = daemonAllowance }: NodeFitProps): NodeFit[] {
  return pods.flatMap((pod) => nodes.map((node) => oneFit(node, pod, daemons)));
}

function oneFit(node: NodeSize, pod: ModelPods, daemons: PodSize): NodeFit {
  const replicas = Math.min(pod.podsPerNode, podsThatFit(node, pod, daemons));
  const wasted = (all: number, daemon: number, each: number) =>
    Math.round((100 * Math.max(0, all - daemon - replicas * each)) / all);
  return {
    node: node.name,
    model: pod.name,
    replicas,
    wastedCpuPercent: wasted(node.cpuMillicores, daemons.cpuMillicores, pod.cpuMillicores),
    wastedMemoryPercent: wasted(node.memoryMiB, daemons.memoryMiB, pod.memoryMiB),
  };
}

/** By size alone. */
export function podsThatFit(node: NodeSize, pod: PodSize, daemons: PodSize): number {
  const cpu = Math.floor((node.cpuMillicores - daemons.cpuMillicores) / pod.cpuMillicores);
  return Math.max(0, Math.min(cpu, Math.floor((node.memoryMiB - daemons.memoryMiB) / pod.memoryMiB)));
}
