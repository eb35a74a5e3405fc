import type { Node, Pod, PodSet, State } from './state';

/** Of so many nodes with room, the best is taken. */
const compared = 64;

/** A node that has room for a pod of the set: of the preferred pool, and of the zone that has fewest of them. */
export function roomFor(state: State, set: PodSet): Node | undefined {
  let best: Node | undefined;
  let seen = 0;
  for (const node of set.open) {
    if (!holds(state, node, set)) {
      set.open.delete(node);
      continue;
    }
    if (best === undefined || isBetter(set, node, best)) best = node;
    seen += 1;
    if (seen === compared) break;
  }
  return best;
}

/** A placeholder whose room a pod of the set may take. */
export function placeholderFor(state: State, set: PodSet): Pod | undefined {
  if (set.deployment === undefined) return undefined;
  for (const placeholder of state.placeholders.pods) {
    const { node } = placeholder;
    if (node !== undefined && holds(state, node, set, placeholder)) return placeholder;
  }
  return undefined;
}

function isBetter(set: PodSet, node: Node, other: Node): boolean {
  const [priority, before] = [node.pool.spec.priority, other.pool.spec.priority];
  if (priority !== before) return priority > before;
  return (set.zones[node.zone] ?? 0) < (set.zones[other.zone] ?? 0);
}

/** @param without a placeholder that would go */
function holds({ headroom }: State, node: Node, set: PodSet, without?: Pod): boolean {
  const { asks, perNode } = set;
  if (node.phase !== 'ready' || !set.pools.includes(node.pool.spec.name)) return false;
  const gone = without?.set.asks ?? { cpu: 0, memory: 0 };
  if (node.free.cpu + gone.cpu < asks.cpu || node.free.memory + gone.memory < asks.memory) return false;
  let [own, models, placeholders] = [0, 0, 0];
  for (const pod of node.pods) {
    if (pod.set.deployment !== undefined) models += 1;
    else if (pod !== without) placeholders += 1;
    if (pod.set === set || (set.service !== undefined && pod.set.service === set.service)) own += 1;
  }
  const kept = headroom.keepsAway === true && (set.deployment === undefined ? models : placeholders) > 0;
  return own < perNode && !kept;
}
