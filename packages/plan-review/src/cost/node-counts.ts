import { buysSpot, type NodeGroup, onDemandNodes } from './node-group';
import { nodesFor } from './nodes-for';
import { fits, type PodSet } from './pod-set';

/** The three sizes that are priced. */
export type Level = 'floor' | 'expected' | 'ceiling';

/** Nodes of one kind that any of `groups` may launch. */
export interface NodeCount {
  readonly groups: readonly NodeGroup[];
  readonly spot: boolean;
  readonly nodes: Readonly<Record<Level, number>>;
  /** Nodes that the pods need above what the groups may have. */
  readonly missing: number;
}

/**
 * How many nodes there are at the least, with the fewest pods that the autoscalers keep, and at the most, one entry for each kind of groups.
 *
 * Pods go to Spot where Spot will do, as the autoscaler's priorities have it; those that must not, and those for whom Spot's largest size has no room,
 * to On-Demand. Placeholders keep their nodes at every size.
 */
export function nodeCounts(groups: readonly NodeGroup[], sets: readonly PodSet[]): readonly NodeCount[] {
  const used = groups.filter(({ labels }) => sets.some((set) => fits(set, labels)));
  const [spot, onDemand] = [used.filter(buysSpot), used.filter((group) => !buysSpot(group))];
  const spotSets = sets.filter((set) => spot.some(({ labels }) => fits(set, labels)));
  const others = sets.filter((set) => !spotSets.includes(set) && onDemand.some(({ labels }) => fits(set, labels)));
  const rest = groups.filter((group) => !used.includes(group));
  const counts = countOf(spot, spotSets);
  const over = counts.reduce((total, { missing }) => total + missing, 0);
  const moved = onDemand.length > 0 ? counts.map((count) => ({ ...count, missing: 0 })) : counts;
  return [...moved, ...countOf(onDemand, others, over), ...rest.flatMap((group) => countOf([group], []))];
}

/** @param over nodes for pods that found no room elsewhere */
function countOf(groups: readonly NodeGroup[], sets: readonly PodSet[], over = 0): readonly NodeCount[] {
  if (groups.length === 0) return [];
  const room = groups.map((group) => group.room).sort((a, b) => (a?.cpu ?? 0) - (b?.cpu ?? 0))[0];
  const total = (of: (group: NodeGroup) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const [min, max] = [total((group) => group.min), total((group) => group.max)];
  const needed = nodesFor(sets, room) + over;
  const held = nodesFor(
    sets.filter(({ placeholders }) => placeholders),
    room,
  );
  const nodes = { floor: within(held, min, max), expected: within(needed, min, max), ceiling: max };
  return [{ groups, spot: groups.some(buysSpot), nodes, missing: Math.max(0, needed - max) }];
}

function within(nodes: number, min: number, max: number): number {
  return Math.min(Math.max(nodes, min), max);
}

/** How many of `nodes` are Spot; with several groups, as the first of them buys. */
export function spotNodes({ groups }: NodeCount, nodes: number): number {
  const [first] = groups;
  return first === undefined ? 0 : nodes - onDemandNodes(first, nodes);
}
