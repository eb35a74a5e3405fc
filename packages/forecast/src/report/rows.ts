import type { Outcome } from '../outcome/outcome';
import type { ServiceOutcome } from '../outcome/service-outcome';
import { count, percent, seconds } from './words';

/** A table: its heading and its rows. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How long each model is short of pods, and until it has all of them again. */
export function timesTable({ services }: Outcome): Table {
  return {
    heading: [
      'model',
      'to capacity p50',
      'p95',
      'short in all p50',
      'p95',
      'all pods p50',
      'p95',
      'fewest ready',
      'most pods',
      'longest step',
    ],
    rows: services.map((service) => {
      const { name, toCapacity, short, toWhole, fewestReady, mostPods, steps } = service;
      const [longest] = steps;
      return [
        name,
        seconds(toCapacity.p50),
        seconds(toCapacity.p95),
        seconds(short.p50),
        seconds(short.p95),
        seconds(toWhole.p50),
        seconds(toWhole.p95),
        count(fewestReady),
        count(mostPods),
        longest === undefined ? 'none' : `${longest.step}, ${seconds(longest.seconds)}`,
      ];
    }),
  };
}

/** What each model loses in a run, means. */
export function lossTable({ services }: Outcome): Table {
  return {
    heading: [
      'model',
      'requests',
      'lost',
      'for threads',
      'for capacity',
      'undrained',
      'killed',
      'pods drained',
      'cut',
      'never evicted',
    ],
    rows: services.map((service) => {
      const { name, requests, lost, evictions } = service;
      return [
        name,
        count(Math.round(requests)),
        percent(requests === 0 ? 0 : lostOf(service) / requests),
        ...[lost.threads, lost.capacity, lost.undrained, lost.killed].map((many) => count(Math.round(many))),
        ...[evictions.drained, evictions.cut, evictions.never].map(count),
      ];
    }),
  };
}

/** Requests of a run that are not answered, mean. */
export function lostOf({ lost }: ServiceOutcome): number {
  return lost.threads + lost.capacity + lost.undrained + lost.killed;
}
