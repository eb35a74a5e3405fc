import { Refusals } from '../queue/refusals';
import type { Deployment, Service, World } from '../world/world';
import { Events } from './events';
import { Chance } from './random';
import type { PodSet, PoolState, RequestProfile, ServiceState, State } from './state';
import { noTotals } from './totals';

/** A run in which nothing is there yet. */
export function newState(world: World, request: RequestProfile, seed: number, refusals: Refusals): State {
  const services = world.services.map(newService);
  const { headroom } = world;
  const placeholders = podSet({ name: 'headroom', asks: headroom.asks, pools: headroom.pools, perNode: Infinity });
  return {
    world,
    request,
    refusals,
    events: new Events(),
    chance: new Chance(seed),
    services,
    sets: services.flatMap(({ sets }) => sets),
    placeholders,
    headroom,
    pools: world.pools.map(newPool),
    lostZones: new Set(),
    elsewhere: { come: 0, unanswered: 0 },
    storeFactor: 1,
    asking: false,
    unsettled: false,
    lastAdded: -Infinity,
    handled: new Set(),
    waitingWarnings: [],
    onEmpty: () => undefined,
  };
}

function newService(spec: Service): ServiceState {
  const service: ServiceState = {
    spec,
    sets: [],
    ready: 0,
    cpu: 0,
    deaf: { undrained: 0, killed: 0 },
    own: 0,
    load: 0,
    totals: noTotals(),
  };
  service.sets.push(...spec.deployments.map((deployment) => podSet({ ...deployment, deployment, service })));
  return service;
}

type SetSpec = Pick<PodSet, 'name' | 'asks' | 'pools' | 'perNode'> & {
  readonly deployment?: Deployment;
  readonly service?: ServiceState;
};

function podSet({ name, asks, pools, perNode, deployment, service }: SetSpec): PodSet {
  return {
    name,
    asks,
    perNode,
    pools,
    deployment,
    service,
    desired: 0,
    pods: new Set(),
    pending: new Set(),
    starting: new Set(),
    unnoticed: 0,
    zones: [],
    open: new Set(),
    readied: [],
    history: { proposals: [], changes: [] },
  };
}

function newPool(spec: PoolState['spec']): PoolState {
  return {
    spec,
    nodes: new Set(),
    upcoming: new Set(),
    zones: [],
    paid: 0,
    replacing: 0,
    delivers: true,
    lastAsked: -Infinity,
    leftAloneUntil: -Infinity,
    backoff: 0,
    nodeSeconds: 0,
    countedAt: 0,
  };
}
