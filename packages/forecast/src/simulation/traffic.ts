import { shownDemand } from './demand';
import { type Elsewhere, type Pod, requestCpu, type ServiceState, type State } from './state';
import type { Cause, Step } from './totals';

/** Rounding of sums of CPU is no shortage. */
const rounding = 1e-6;

/**
 * Counts what came until now, then makes a change of what a service has or gets, and looks whether it is short of pods after it.
 *
 * @param waited what the pod that brings the change had waited for @default - no pod brings it
 */
export function changeTraffic(
  state: State,
  service: ServiceState,
  change: () => void,
  waited?: Readonly<Partial<Record<Step, number>>>,
): void {
  countTraffic(state, service);
  change();
  const { totals } = service;
  const { now } = state.events;
  const { heard, used } = workOf(state, service);
  totals.usage.push({ at: now, cpu: service.ready === 0 ? 0 : used / service.ready });
  if (service.sets.some(({ deployment }) => deployment?.demand !== undefined)) show(state, service);
  const short = heard > service.cpu * (1 + rounding);
  if (short) totals.shortSince ??= now;
  else endShortage(service, now, waited);
  const asked = service.sets.reduce((sum, { desired }) => sum + desired, 0);
  if (service.ready < asked) totals.wholeSince = undefined;
  else totals.wholeSince ??= now;
  totals.fewestReady = Math.min(totals.fewestReady, service.ready);
  totals.mostPods = Math.max(totals.mostPods, asked);
}

function show(state: State, service: ServiceState): void {
  const { threads, capacity, undrained, killed } = lostShares(state, service);
  const shown = shownDemand(state, service, threads + capacity + undrained + killed);
  service.totals.shown.push({ at: state.events.now, ...shown });
}

/** Lets a service's own clients ask for so much. */
export function changeOwn(state: State, service: ServiceState, requestsPerSecond: number): void {
  changeLoad(state, service, () => {
    service.own = requestsPerSecond;
  });
}

/** Lets more clients of lost regions come, or fewer. @param by what is added to each share */
export function changeElsewhere(state: State, by: Partial<Elsewhere>): void {
  const { elsewhere } = state;
  for (const service of state.services) countTraffic(state, service);
  elsewhere.come += by.come ?? 0;
  elsewhere.unanswered += by.unanswered ?? 0;
  for (const service of state.services) changeLoad(state, service, () => undefined);
}

function changeLoad(state: State, service: ServiceState, change: () => void): void {
  changeTraffic(state, service, () => {
    change();
    service.load = service.own * (1 + state.elsewhere.come);
    service.totals.loads.push({ at: state.events.now, load: service.load });
  });
}

/** Ends the time in which a service is short of pods, if it is. */
export function endShortage(
  { totals }: ServiceState,
  until: number,
  steps?: Readonly<Partial<Record<Step, number>>>,
): void {
  if (totals.shortSince === undefined) return;
  if (until > totals.shortSince) totals.shortages.push({ from: totals.shortSince, until, steps });
  totals.shortSince = undefined;
}

/** Counts requests up to now, those that are lost by cause. */
export function countTraffic(state: State, service: ServiceState): void {
  const { totals, load } = service;
  const seconds = state.events.now - totals.countedAt;
  totals.countedAt = state.events.now;
  if (seconds <= 0 || load <= 0) return;
  totals.elsewhere += service.own * Math.max(0, state.elsewhere.unanswered) * seconds;
  totals.requests += load * seconds;
  const lost = lostShares(state, service);
  for (const cause of Object.keys(lost) as Cause[]) totals.lost[cause] += load * lost[cause] * seconds;
}

/** Shares of the requests that are lost at this moment. */
export function lostShares(state: State, service: ServiceState): Readonly<Record<Cause, number>> {
  const { ready, cpu, deaf } = service;
  const targets = ready + deaf.undrained + deaf.killed;
  if (targets === 0) return { threads: 0, capacity: 1, undrained: 0, killed: 0 };
  const { heard } = workOf(state, service);
  const toReady = ready / targets;
  const excess = heard > cpu * (1 + rounding) ? (heard - cpu) / heard : 0;
  const places = service.sets[0]?.deployment?.grpcCalls ?? Infinity;
  const refused = ready === 0 ? 0 : state.refusals.of(heard / 1000 / ready, cpu / 1000 / ready, places);
  return {
    threads: toReady * Math.max(0, refused - excess * state.request.grpcShare),
    capacity: toReady * excess,
    undrained: deaf.undrained / targets,
    killed: deaf.killed / targets,
  };
}

/** CPU that the requests which reach ready pods need, and that these use, millicores. */
function workOf({ request }: State, { spec, load, ready, cpu, deaf }: ServiceState) {
  const targets = ready + deaf.undrained + deaf.killed;
  const share = targets === 0 ? 1 : ready / targets;
  const heard = load * share * requestCpu(spec, request) * 1000;
  return { heard, used: Math.min(heard, cpu) };
}

/** Lets requests go to a target that no longer answers, until the balancer leaves it out. */
export function goDeaf(state: State, service: ServiceState, cause: 'undrained' | 'killed', seconds: number): void {
  changeTraffic(state, service, () => {
    service.deaf[cause] += 1;
  });
  state.events.in(seconds, () => {
    changeTraffic(state, service, () => {
      service.deaf[cause] -= 1;
    });
  });
}

/** Takes a pod out of those that answer. */
export function stopAnswering(state: State, pod: Pod): void {
  const { service } = pod.set;
  if (service === undefined) return;
  changeTraffic(state, service, () => {
    service.ready -= 1;
    service.cpu -= pod.cpu;
  });
}
