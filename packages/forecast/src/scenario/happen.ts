import { loseNode, warn } from '../simulation/interruptions';
import { boot } from '../simulation/pools';
import type { Node, State } from '../simulation/state';
import { changeElsewhere } from '../simulation/traffic';
import type { Happening } from './happening';

/** Lets something befall the app. */
export function happen(state: State, happening: Happening): void {
  switch (happening.kind) {
    case 'warned':
      for (const node of warnedNodes(state, happening.which)) warn(state, node);
      return;
    case 'zone-lost':
      return loseZones(state, [happening.zone ?? fullestZone(state)]);
    case 'region-lost':
      return loseRegion(state, happening.seconds);
    case 'other-region-lost':
      return takeOver(state, happening);
    case 'no-spot':
      for (const pool of state.pools)
        if (pool.spec.spot && state.chance.within({ low: 0, high: 1 }) < happening.probability) pool.delivers = false;
      return;
    case 'slow-store':
      state.storeFactor = happening.factor;
  }
}

/** Nodes without a pod of a model lose nothing, so they are not counted. */
function warnedNodes(state: State, which: Extract<Happening, { kind: 'warned' }>['which']): readonly Node[] {
  const nodes = state.pools
    .filter(({ spec }) => spec.spot)
    .flatMap((pool) => [...pool.nodes])
    .filter(({ pods }) => [...pods].some(({ set }) => set.deployment !== undefined));
  if (which === 'zone') {
    const zone = fullestZone(state);
    return nodes.filter((node) => node.zone === zone);
  }
  const count = 'nodes' in which ? which.nodes : Math.ceil(which.share * nodes.length - 1e-9);
  return state.chance.some(nodes, count);
}

function loseZones(state: State, zones: readonly number[]): void {
  for (const zone of zones) state.lostZones.add(zone);
  const nodes = state.pools.flatMap((pool) => [...pool.nodes]).filter(({ zone }) => zones.includes(zone));
  for (const node of nodes) loseNode(state, node, 'killed');
}

function loseRegion(state: State, seconds: number): void {
  loseZones(state, allZones(state));
  state.events.in(seconds, () => {
    state.lostZones.clear();
    for (const { upcoming } of state.pools) for (const node of upcoming) boot(state, node);
  });
}

/** In so many steps, all alike, the clients of a lost region come: resolvers got their answers at any time. */
const arrivals = 20;

function takeOver(state: State, happening: Extract<Happening, { kind: 'other-region-lost' }>): void {
  const { share, noticed, keptSeconds } = happening;
  changeElsewhere(state, { unanswered: share });
  const from = state.chance.within(noticed);
  for (let step = 1; step <= arrivals; step += 1)
    state.events.in(from + (keptSeconds * step) / arrivals, () => {
      changeElsewhere(state, { come: share / arrivals, unanswered: -share / arrivals });
    });
}

function allZones({ pools }: State): readonly number[] {
  return Array.from({ length: Math.max(...pools.map(({ spec }) => spec.zones)) }, (_, zone) => zone);
}

/** The zone with most pods that answer. */
function fullestZone({ sets, pools }: State): number {
  const zones = allZones({ pools } as State);
  const held = (zone: number) => sets.reduce((sum, set) => sum + (set.zones[zone] ?? 0), 0);
  return zones.reduce((best, zone) => (held(zone) > held(best) ? zone : best), 0);
}
