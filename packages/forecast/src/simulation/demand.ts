import { tolerance } from '@spot-serving/core/horizontal-autoscaler';

import { meanInHand } from '../queue/mean-in-hand';
import type { Demand } from '../world/demand';
import { type PodSet, requestCpu, type ServiceState, type State } from './state';
import type { ShownDemand } from './totals';

/** Calls that a pod is taken to have in hand at the most where nobody says how many threads it has: those of the default threads (serving, `modelServerThreads`). */
const usualCalls = 63;

/** What is shown of a load of which a share is lost. */
export function shownDemand(state: State, service: ServiceState, lost: number): ShownDemand {
  const { load, ready, cpu } = service;
  const pod = {
    offered: workOfPod(state, service, load / Math.max(1, ready)),
    servers: cpu / 1000 / Math.max(1, ready),
  };
  const inHand = ready === 0 ? 0 : ready * meanInHand({ ...pod, places: calls(state, service) });
  return { sent: load, answered: load * (1 - lost), inHand };
}

/** How many pods an autoscaler asks for by demand (kubernetes v1.34.4, replica_calculator.go, GetExternalPerPodMetricReplicas). */
export function byDemand(set: PodSet, { of, perPod }: Demand, seen: number): number {
  const { service, desired } = set;
  const shown = service?.totals.shown.findLast(({ at }) => at <= seen) ?? service?.totals.shown[0];
  const all = { sent: shown?.sent, answered: shown?.answered, 'in hand': shown?.inHand }[of] ?? 0;
  const demand = all * shareOf(set);
  const ratio = demand / (perPod * desired);
  return Math.abs(1 - ratio) <= tolerance ? desired : Math.ceil(demand / perPod);
}

/** Pods for which demand asks in the long run, all of a service together. */
export function restingByDemand(state: State, service: ServiceState, set: PodSet, { of, perPod }: Demand): number {
  const { load } = service;
  if (of !== 'in hand') return load / perPod;
  const servers = cpuOfPod(state, set) / 1000;
  const places = calls(state, service);
  const most = set.deployment?.max ?? 1;
  for (let pods = 1; pods < most; pods += 1)
    if (meanInHand({ offered: workOfPod(state, service, load / pods), servers, places }) <= perPod) return pods;
  return most;
}

/** The balancer spreads requests evenly: a set has of them what it has of the pods that answer. */
function shareOf({ service, readied }: PodSet): number {
  if (service === undefined || service.sets.length === 1) return 1;
  return service.ready === 0 ? 1 : readied.filter(({ phase }) => phase === 'ready').length / service.ready;
}

/** CPUs that requests need. */
function workOfPod({ request }: State, { spec }: ServiceState, requestsPerSecond: number): number {
  return requestsPerSecond * requestCpu(spec, request);
}

/** What the smallest node leaves to each of its pods of the set, as far as it may use it, millicores. */
function cpuOfPod({ pools }: State, { pools: names, asks, perNode, deployment }: PodSet): number {
  const rooms = pools.filter(({ spec }) => names.includes(spec.name)).map(({ spec }) => spec.room.cpu / perNode);
  const room = Math.min(...rooms.filter((one) => one >= asks.cpu));
  return Math.min(Number.isFinite(room) ? room : asks.cpu, deployment?.cpuLimit ?? Infinity);
}

/** Calls that a pod may have in hand, by both APIs. */
function calls({ request: { grpcShare } }: State, { spec }: ServiceState): number {
  const [first] = spec.deployments;
  const grpc = grpcShare > 0 ? (first?.grpcCalls ?? usualCalls) : 0;
  return grpc + (grpcShare < 1 ? (first?.restCalls ?? usualCalls) : 0);
}
