import { launch, removeNode } from './pools';
import type { Node, PodSet, PoolState, State } from './state';

/** Room on a node that is to come. */
interface Bin {
  readonly node: Node;
  cpu: number;
  memory: number;
  readonly held: Map<PodSet | PodSet['service'], number>;
}

/** Lets the cluster autoscaler see pods that wait: at its next full scan it asks for nodes for all of them. */
export function requestNodes(state: State): void {
  if (state.asking) return;
  state.asking = true;
  const { clocks } = state.world;
  state.events.in(state.chance.within(clocks.scan), () => {
    state.asking = false;
    const waiting = [...state.sets, state.placeholders].filter(({ pending }) => pending.size > 0);
    const bins = state.pools.flatMap(({ upcoming }) => [...upcoming].map(emptyBin));
    for (const set of waiting) askFor(state, set, bins);
    if (waiting.some(({ pending }) => [...pending].some(({ asked }) => asked === undefined))) askAgain(state);
  });
}

/** Pods for which no pool could be asked are looked at again when one may be. */
function askAgain(state: State): void {
  const { now } = state.events;
  const next = Math.min(...state.pools.map(({ leftAloneUntil }) => leftAloneUntil).filter((until) => until > now));
  if (Number.isFinite(next))
    state.events.in(next - now, () => {
      state.unsettled = true;
    });
}

function emptyBin(node: Node): Bin {
  return { node, ...node.pool.spec.room, held: new Map() };
}

/** Packs the pending pods of a set onto nodes that are to come, and asks for as many more as it takes. */
function askFor(state: State, set: PodSet, bins: Bin[]): void {
  let next = 0;
  for (const pod of set.pending) {
    while (next < bins.length && !fits(bins[next], set)) next += 1;
    if (next === bins.length) {
      const pool = poolFor(state, set);
      if (pool === undefined) return;
      bins.push(emptyBin(ask(state, pool)));
    }
    put(bins[next], set);
    pod.asked ??= state.events.now;
  }
}

function fits(bin: Bin | undefined, set: PodSet): boolean {
  if (bin === undefined || !set.pools.includes(bin.node.pool.spec.name)) return false;
  return bin.cpu >= set.asks.cpu && bin.memory >= set.asks.memory && (bin.held.get(keyOf(set)) ?? 0) < set.perNode;
}

function put(bin: Bin | undefined, set: PodSet): void {
  if (bin === undefined) return;
  bin.cpu -= set.asks.cpu;
  bin.memory -= set.asks.memory;
  bin.held.set(keyOf(set), (bin.held.get(keyOf(set)) ?? 0) + 1);
}

const keyOf = (set: PodSet) => set.service ?? set;

/** The pool that is asked: of those with room left that are not left alone, the one of the highest priority. */
function poolFor({ pools, events }: State, { pools: names, asks }: PodSet): PoolState | undefined {
  const able = pools.filter(
    ({ spec, nodes, upcoming, leftAloneUntil }) =>
      names.includes(spec.name) &&
      nodes.size + upcoming.size < spec.max &&
      leftAloneUntil <= events.now &&
      spec.room.cpu >= asks.cpu &&
      spec.room.memory >= asks.memory,
  );
  return able.sort((a, b) => b.spec.priority - a.spec.priority)[0];
}

/** Each request begins the wait for its pool anew (kubernetes/autoscaler, clusterstate.go: a further scale-up moves its ExpectedAddTime). */
function ask(state: State, pool: PoolState): Node {
  const { now } = state.events;
  state.lastAdded = now;
  if (pool.lastAsked !== now) {
    pool.lastAsked = now;
    state.events.in(state.world.nodeAutoscaler.provision, () => {
      if (pool.lastAsked === now) giveUp(state, pool);
    });
  }
  return launch(state, pool);
}

/** What a pool did not deliver is no longer expected, and the pool is left alone for a while. */
function giveUp(state: State, pool: PoolState): void {
  const missing = [...pool.upcoming].filter(({ coming }) => !coming);
  if (missing.length === 0 || state.lostZones.size >= pool.spec.zones) return;
  const { first, most } = state.world.nodeAutoscaler.backoff;
  pool.backoff = pool.backoff === 0 ? first : Math.min(2 * pool.backoff, most);
  pool.leftAloneUntil = state.events.now + pool.backoff;
  for (const node of missing) removeNode(state, node);
  state.unsettled = true;
}

/** Lets the cluster autoscaler remove a node that stays empty. */
export function watchEmpty(state: State, node: Node): void {
  const since = node.emptySince;
  const { unneeded } = state.world.nodeAutoscaler;
  state.events.in(unneeded, () => {
    if (node.emptySince === since) removeEmpty(state, node);
  });
}

function removeEmpty(state: State, node: Node): void {
  const { nodeAutoscaler } = state.world;
  const { pool, emptySince } = node;
  if (node.phase !== 'ready' || emptySince === undefined || pool.nodes.size <= pool.spec.min) return;
  const wait = state.lastAdded + nodeAutoscaler.afterAdd - state.events.now;
  if (wait <= 0) return removeNode(state, node);
  state.events.in(wait, () => {
    if (node.emptySince === emptySince) removeEmpty(state, node);
  });
}
