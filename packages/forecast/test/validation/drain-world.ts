import { Refusals } from '../../src/queue/refusals';
import { begin } from '../../src/simulation/begin';
import { warn } from '../../src/simulation/interruptions';
import { newState } from '../../src/simulation/new-state';
import { reconcile } from '../../src/simulation/pods';
import { settle } from '../../src/simulation/settle';
import type { Node, PodSet, State } from '../../src/simulation/state';
import { clocksWith } from '../../src/world/clocks';
import type { Budget, Headroom, World } from '../../src/world/world';

/** A design of docs/sources/drain.md, and when its nodes are warned. */
export interface Design {
  readonly perNode?: 1 | 2;
  readonly budget?: Partial<Budget>;
  /** Placeholders: how many, how large, and what keeps them alone. */
  readonly headroom?: Partial<Headroom>;
  readonly warned?: number;
  /** G: from 4 pods to 6, and warned so many seconds after a moment of that. */
  readonly scaled?: {
    /** @default 4 */
    readonly from?: 5;
    readonly after: 'new node is ready' | 'all are ready' | 'node was asked for';
    /** @default an old node */
    readonly node?: 'new';
  };
}

/** What is seen of a run: seconds after the warning. */
export interface Seen {
  readonly first: number;
  readonly last: number;
  readonly never: number;
  /** Pods on a warned node at its end. */
  readonly left: number;
  readonly ended: number;
  readonly fewestReady: number;
  readonly whole: number;
  readonly nodes: readonly [before: number, most: number];
}

/** The clocks of drain.md: instance to node 45, node to Ready 5 and bound within 1, pod start 10, load and warm-up 20, stop 35, notice 120, scan 10. */
const clocks = clocksWith({
  boot: 51,
  pull: 0,
  start: 10,
  warmup: 20,
  look: 0,
  scan: { low: 10, high: 11 },
  lostNode: 600,
});

const size = { cpu: 700, memory: 100 };

function drainWorld({ perNode = 2, budget, headroom }: Design, replicas: number): World {
  return {
    services: [
      {
        name: 'serving',
        budget: { maxUnavailable: 1, evictsUnready: false, ...budget },
        unhealthySeconds: 10,
        deployments: [
          {
            name: 'serving',
            min: replicas,
            max: 6,
            rules: undefined,
            asks: size,
            perNode,
            pools: ['spot'],
            modelGiB: 0,
            warmup: true,
            checkSeconds: 0,
            stopSeconds: 35,
          },
        ],
      },
    ],
    pools: [
      {
        name: 'spot',
        spot: true,
        min: 0,
        max: 20,
        room: { cpu: 1930, memory: 6500 },
        zones: 1,
        priority: 1,
        price: undefined,
      },
    ],
    headroom: { count: 0, asks: size, pools: ['spot'], ...headroom },
    nodeAutoscaler: { provision: 300, backoff: { first: 300, most: 1800 }, unneeded: 600, afterAdd: 600 },
    sharesName: false,
    handlerWorkers: 10,
    clocks,
  };
}

/** Plays a design once, for 240 s after its warning. */
export function playDesign(design: Design, seed: number): Seen {
  const world = drainWorld(design, design.scaled === undefined ? 6 : (design.scaled.from ?? 4));
  const state = newState(world, { cpuSeconds: 1, grpcShare: 0 }, seed, new Refusals(0));
  begin(state, new Map());
  const [set] = state.sets;
  if (set === undefined) throw new Error('no pods');
  const old = nodesWithPods(state);
  let warnedAt = Infinity;
  let before = 0;
  let most = 0;
  const strike = () => {
    warnedAt = state.events.now;
    Object.assign(set.service?.totals ?? {}, { fewestReady: set.service?.ready, evictedAt: [] });
    const young = nodesWithPods(state).filter((node) => !old.includes(node));
    const from = design.scaled?.node === 'new' ? young : old;
    before = nodeCount(state);
    for (const node of state.chance.some(from, design.warned ?? 1)) warn(state, node);
  };
  if (design.scaled === undefined) state.events.in(0, strike);
  else scaleUp(state, set, design.scaled.after, strike);
  let end = Infinity;
  for (let moment = 0; moment < end; moment += 1) {
    state.events.run(moment, () => {
      settle(state);
    });
    if (end === Infinity && warnedAt < Infinity) end = warnedAt + 240;
    if (state.events.now < warnedAt + 120) most = Math.max(most, nodeCount(state));
  }
  return seen(state, warnedAt, [before, most]);
}

function scaleUp(state: State, set: PodSet, after: NonNullable<Design['scaled']>['after'], strike: () => void): void {
  state.events.in(0, () => {
    set.desired = 6;
    reconcile(state, set);
  });
  const asked = () =>
    Math.min(
      ...state.pools.flatMap(({ upcoming, nodes }) =>
        [...upcoming, ...nodes].map((node) => (node.asked > 0 ? node.asked : Infinity)),
      ),
    );
  const reached = {
    'node was asked for': () => Number.isFinite(asked()),
    'new node is ready': () => state.pools.some(({ nodes }) => [...nodes].some((node) => (node.arrived ?? 0) > 0)),
    'all are ready': () => set.service?.ready === 6,
  }[after];
  const look = () => {
    if (reached()) state.events.in(20, strike);
    else state.events.in(0.5, look);
  };
  state.events.in(0.5, look);
}

function nodesWithPods({ pools }: State): readonly Node[] {
  return pools.flatMap(({ nodes }) => [...nodes]).filter(({ pods }) => [...pods].some(({ set }) => set.deployment));
}

function nodeCount({ pools }: State): number {
  return pools.reduce((sum, { nodes }) => sum + nodes.size, 0);
}

function seen(state: State, warnedAt: number, nodes: Seen['nodes']): Seen {
  const [service] = state.services;
  if (service === undefined) throw new Error('no service');
  const { totals } = service;
  const evicted = totals.evictedAt.map((at) => at - warnedAt);
  const { cut, never } = totals.evictions;
  return {
    first: Math.min(...evicted),
    last: Math.max(...evicted),
    never,
    left: cut + never,
    ended: Math.max(...evicted) + 35,
    fewestReady: totals.fewestReady,
    whole: (totals.wholeSince ?? Infinity) - warnedAt,
    nodes,
  };
}
