import type { Problem } from '@spot-serving/core';

/** What a node of a pool can allocate to pods, and how many nodes the pool may have. */
export interface NodeSize {
  /** The pool's, as it stands below `pools` in the environment: `spot.general`, `fallback`. */
  readonly name: string;
  /** Allocatable CPU, millicores. */
  readonly cpuMillicores: number;
  /** Allocatable memory, MiB. */
  readonly memoryMiB: number;
  /** Most nodes that the autoscaler may ask for. */
  readonly maxNodes: number;
  /** Allocatable disk, MiB. @default not looked at */
  readonly diskMiB?: number;
  /** Whether the pods of an On-Demand floor may go there. @default false */
  readonly onDemand?: boolean;
  /** The least bandwidth that its nodes keep up, megabits per second. @default not known */
  readonly networkMbps?: number;
}

/** What a pod asks for. */
export interface PodSize {
  /** CPU, millicores. */
  readonly cpuMillicores: number;
  /** Memory, MiB. */
  readonly memoryMiB: number;
}

const mebibytes: Readonly<Record<string, number>> = { Ki: 1 / 1024, Mi: 1, Gi: 1024 };

/** What a node can allocate, in Kubernetes quantities. */
interface Allocatable {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage'?: string;
}

/**
 * A pool's node from Kubernetes quantities, `1930m` and `6610Mi`, as `poolAllocatable` of eks-spot gives them. A quantity that is none becomes NaN,
 * which {@link nodeSizeProblems} reports.
 */
export function nodeSize(name: string, allocatable: Allocatable, maxNodes: number, onDemand?: boolean): NodeSize {
  const [, cpu = NaN, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(allocatable.cpu) ?? [];
  const disk = allocatable['ephemeral-storage'];
  const diskMiB = disk === undefined ? undefined : inMiB(disk);
  return {
    name,
    cpuMillicores: Number(cpu) * (milli === 'm' ? 1 : 1000),
    memoryMiB: inMiB(allocatable.memory),
    diskMiB,
    maxNodes,
    onDemand,
  };
}

function inMiB(quantity: string): number {
  const [, amount = NaN, unit = ''] = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi)$/.exec(quantity) ?? [];
  return Number(amount) * (mebibytes[unit] ?? NaN);
}

/** The least bandwidth of nodes of which it is known, megabits per second, for a pod may go to any of them; `undefined` where it is known of none. */
export function leastNetworkMbps(nodes: readonly NodeSize[] = []): number | undefined {
  const known = nodes.flatMap(({ networkMbps }) => networkMbps ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Nodes without a size. */
export function nodeSizeProblems(nodes: readonly NodeSize[]): Problem[] {
  if (nodes.length === 0) return [{ path: 'nodes', value: nodes, fix: 'say what the nodes of each pool can allocate' }];
  return nodes
    .filter(
      ({ cpuMillicores, memoryMiB, maxNodes }) =>
        !(cpuMillicores > 0 && memoryMiB > 0 && Number.isInteger(maxNodes) && maxNodes >= 0),
    )
    .map((value) => ({
      path: `nodes.${value.name}`,
      value,
      fix: 'give CPU in millicores and memory in MiB, both above 0, and a whole number of nodes',
    }));
}
