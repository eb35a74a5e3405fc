import type { LoadPoint } from '../load/load-point';
import type { Refusals } from '../queue/refusals';
import { happen } from '../scenario/happen';
import type { Happening } from '../scenario/happening';
import type { World } from '../world/world';
import { begin } from './begin';
import { newState } from './new-state';
import { watchEmpty } from './node-autoscaler';
import { watchLoad } from './pod-autoscaler';
import { countNodes } from './pools';
import { type Sample, sampleOf } from './sample';
import { settle } from './settle';
import type { RequestProfile, State } from './state';
import type { Totals } from './totals';
import { changeOwn, changeTraffic, endShortage } from './traffic';

/** What is played. Times are seconds from its beginning. */
export interface Play {
  readonly world: World;
  readonly request: RequestProfile;
  /** By service; what it gets before the first point is what it gets there. */
  readonly load: ReadonlyMap<string, readonly LoadPoint[]>;
  /** What a service gets before the play. @default what it gets at its first point */
  readonly before?: ReadonlyMap<string, number>;
  readonly happenings: readonly Happening[];
  readonly seconds: number;
  /** Between two samples of what is there. */
  readonly sampleSeconds: number;
}

/** How a run went. */
export interface Run {
  readonly services: ReadonlyMap<string, Totals>;
  readonly samples: readonly Sample[];
  /** Node hours by pool. */
  readonly nodeHours: ReadonlyMap<string, number>;
}

/** Plays once. The same seed gives the same run. */
export function play(what: Play, seed: number, refusals: Refusals): Run {
  const state = newState(what.world, what.request, seed, refusals);
  state.onEmpty = (node) => {
    watchEmpty(state, node);
  };
  begin(state, what.before ?? firstLoads(what));
  for (const set of state.sets) watchLoad(state, set);
  for (const service of state.services) follow(state, service.spec.name, what.load.get(service.spec.name) ?? []);
  for (const happening of what.happenings)
    state.events.in(happening.at, () => {
      happen(state, happening);
    });
  const samples = watch(state, what);
  state.events.run(what.seconds, () => {
    settle(state);
  });
  return ended(state, samples);
}

function firstLoads({ load }: Play): ReadonlyMap<string, number> {
  return new Map([...load].map(([name, points]) => [name, points[0]?.requestsPerSecond ?? 0]));
}

/** Lets a service get what its points say, one after the other. */
function follow(state: State, name: string, points: readonly LoadPoint[], next = 0): void {
  const service = state.services.find(({ spec }) => spec.name === name);
  const point = points[next];
  if (service === undefined || point === undefined) return;
  state.events.in(Math.max(0, point.at - state.events.now), () => {
    changeOwn(state, service, point.requestsPerSecond);
    follow(state, name, points, next + 1);
  });
}

function watch(state: State, { seconds, sampleSeconds }: Play): Sample[] {
  const samples: Sample[] = [];
  const look = () => {
    samples.push(sampleOf(state));
    if (state.events.now + sampleSeconds <= seconds) state.events.in(sampleSeconds, look);
  };
  state.events.in(0, look);
  return samples;
}

function ended(state: State, samples: readonly Sample[]): Run {
  for (const service of state.services) {
    changeTraffic(state, service, () => undefined);
    endShortage(service, state.events.now);
  }
  for (const pool of state.pools) countNodes(state, pool);
  return {
    services: new Map(state.services.map(({ spec, totals }) => [spec.name, totals])),
    samples,
    nodeHours: new Map(state.pools.map(({ spec, nodeSeconds }) => [spec.name, nodeSeconds / 3600])),
  };
}
