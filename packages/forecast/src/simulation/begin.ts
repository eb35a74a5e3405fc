import { clocks, clocksWith } from '../world/clocks';
import { restingByDemand } from './demand';
import { becomeReady, reconcile } from './pods';
import { launch } from './pools';
import { settle } from './settle';
import { type PodSet, requestCpu, type ServiceState, type State } from './state';
import { noTotals } from './totals';
import { changeTraffic } from './traffic';

/** Every step takes no time. */
const atOnce = clocksWith(Object.fromEntries(Object.keys(clocks).map((name) => [name, 0])));

/**
 * Puts pods and nodes there as they are when the load has been what it is for a long time: as many as the autoscalers want, all of them ready, with their
 * placeholders.
 *
 * @param loads requests per second, by service
 */
export function begin(state: State, loads: ReadonlyMap<string, number>): void {
  const { world } = state;
  state.world = { ...world, clocks: atOnce };
  for (const pool of state.pools) for (let node = 0; node < pool.spec.min; node += 1) launch(state, pool);
  for (const service of state.services) {
    service.own = loads.get(service.spec.name) ?? 0;
    service.load = service.own;
    for (const set of service.sets) set.desired = restingReplicas(state, service, set);
    for (const set of service.sets) reconcile(state, set);
  }
  letSettle(state);
  for (const set of state.sets) for (const pod of set.starting) becomeReady(state, pod);
  state.placeholders.desired = state.headroom.count;
  reconcile(state, state.placeholders);
  letSettle(state);
  state.world = world;
  for (const pool of state.pools) Object.assign(pool, { lastAsked: -Infinity, nodeSeconds: 0 });
  state.lastAdded = -Infinity;
  for (const service of state.services) startCounting(state, service);
}

/** Lets happen what takes no time. */
function letSettle(state: State): void {
  settle(state);
  state.events.run(state.events.now, () => {
    settle(state);
  });
}

function startCounting(state: State, service: ServiceState): void {
  Object.assign(service.totals, noTotals());
  for (const set of service.sets) {
    for (const pod of set.pods) pod.ready = -Infinity;
    set.history = { proposals: [{ at: 0, replicas: set.desired }], changes: [] };
  }
  changeTraffic(state, service, () => undefined);
}

/** How many pods an autoscaler wants in the long run. */
function restingReplicas(state: State, service: ServiceState, set: PodSet): number {
  const { request } = state;
  const { deployment } = set;
  if (deployment?.rules === undefined) return deployment?.min ?? 0;
  const others = service.sets.filter((one) => one !== set).reduce((sum, one) => sum + (one.deployment?.min ?? 0), 0);
  const work = service.load * requestCpu(service.spec, request) * 1000;
  const wanted = [
    ...deployment.rules.metrics
      .filter(({ resource }) => resource === 'cpu')
      .map(({ targetPercent }) => work / ((targetPercent / 100) * set.asks.cpu)),
    ...(deployment.demand === undefined ? [] : [restingByDemand(state, service, set, deployment.demand)]),
  ];
  const needed = Math.ceil(Math.max(0, ...wanted) - 1e-9) - others;
  return Math.min(Math.max(needed, deployment.min), deployment.max);
}
