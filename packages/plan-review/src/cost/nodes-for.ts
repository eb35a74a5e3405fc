import type { NodeGroup } from './node-group';
import type { PodSet } from './pod-set';

/** More pods than a cluster has nodes need no packing (Kubernetes, "Considerations for large clusters": 5000 nodes). */
const most = 5000;

interface Node {
  cpu: number;
  memory: number;
  readonly held: Map<string, number>;
}

/**
 * How many nodes `sets` need: the largest pods first, each on the first node that has room and may hold another of its kind. The scheduler may do
 * worse, never much better. A pod whose requests, or whose nodes' room, the plan does not say gets a node of its own; so does each of
 * more than 5000.
 *
 * @param room what pods may use of each node
 */
export function nodesFor(sets: readonly PodSet[], room: NodeGroup['room']): number {
  const nodes: Node[] = [];
  let alone = 0;
  for (const set of [...sets].sort((a, b) => (b.asks?.cpu ?? 0) - (a.asks?.cpu ?? 0))) {
    const { asks, replicas } = set;
    if (asks === undefined || room === undefined || replicas > most || asks.cpu > room.cpu || asks.memory > room.memory)
      alone += replicas;
    else for (let pod = 0; pod < replicas; pod += 1) place(set, asks, room, nodes);
  }
  return nodes.length + alone;
}

function place(
  { name, perNode }: PodSet,
  asks: NonNullable<PodSet['asks']>,
  room: NonNullable<NodeGroup['room']>,
  nodes: Node[],
): void {
  const found = nodes.find(
    ({ cpu, memory, held }) => cpu >= asks.cpu && memory >= asks.memory && (held.get(name) ?? 0) < perNode,
  );
  const node = found ?? { ...room, held: new Map<string, number>() };
  if (found === undefined) nodes.push(node);
  node.cpu -= asks.cpu;
  node.memory -= asks.memory;
  node.held.set(name, (node.held.get(name) ?? 0) + 1);
}
