import type { Node, PoolState, State } from './state';

/** Asks a pool for one more node, which boots where the pool delivers. */
export function launch(state: State, pool: PoolState): Node {
  const node: Node = {
    pool,
    zone: 0,
    asked: state.events.now,
    phase: 'asked',
    coming: false,
    pods: new Set(),
    free: { ...pool.spec.room },
    images: new Set(),
    warned: false,
  };
  pool.upcoming.add(node);
  boot(state, node);
  return node;
}

/** Lets a node that was asked for boot, if its pool delivers now. */
export function boot(state: State, node: Node): void {
  const { pool } = node;
  const zone = emptiestZone(state, pool);
  if (!pool.delivers || zone === undefined || node.coming) return;
  countNodes(state, pool);
  Object.assign(node, { coming: true, zone });
  pool.zones[zone] = (pool.zones[zone] ?? 0) + 1;
  pool.paid += 1;
  state.events.in(state.chance.within(state.world.clocks.boot), () => {
    if (node.phase === 'asked') arrive(state, node);
  });
}

/** A node joins; one whose zone was lost meanwhile begins again elsewhere. */
function arrive(state: State, node: Node): void {
  const { pool } = node;
  if (state.lostZones.has(node.zone)) {
    unpay(state, node);
    return boot(state, node);
  }
  Object.assign(node, { phase: 'ready', arrived: state.events.now, emptySince: state.events.now });
  pool.upcoming.delete(node);
  pool.nodes.add(node);
  for (const set of [...state.sets, state.placeholders]) set.open.add(node);
  state.unsettled = true;
  state.onEmpty(node);
}

/** A node is no more. */
export function removeNode(state: State, node: Node): void {
  const { pool } = node;
  unpay(state, node);
  pool.nodes.delete(node);
  pool.upcoming.delete(node);
  node.phase = 'gone';
  for (const set of [...state.sets, state.placeholders]) set.open.delete(node);
}

function unpay(state: State, node: Node): void {
  const { pool } = node;
  if (!node.coming) return;
  countNodes(state, pool);
  node.coming = false;
  pool.paid -= 1;
  pool.zones[node.zone] = (pool.zones[node.zone] ?? 0) - 1;
}

/** Counts the hours of a pool's nodes up to now: those that are there, and those that boot. */
export function countNodes(state: State, pool: PoolState): void {
  pool.nodeSeconds += pool.paid * (state.events.now - pool.countedAt);
  pool.countedAt = state.events.now;
}

function emptiestZone({ lostZones }: State, { spec, zones }: PoolState): number | undefined {
  const all = Array.from({ length: spec.zones }, (_, zone) => zone).filter((zone) => !lostZones.has(zone));
  return all.sort((a, b) => (zones[a] ?? 0) - (zones[b] ?? 0) || a - b)[0];
}
