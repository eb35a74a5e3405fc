import type { Cause, Shortage, Step, Totals } from '../simulation/totals';
import { mean, type Percentiles, percentiles } from './percentiles';

/** What many runs say of one service. Times are seconds. */
export interface ServiceOutcome {
  readonly name: string;
  /** The longest time in a row with less CPU than requests needed; `Infinity` where it lasted to the end of the run. */
  readonly toCapacity: Percentiles;
  /** All times together with less CPU than requests needed. */
  readonly short: Percentiles;
  /** Until as many pods answered as were asked for; `Infinity` where they did not. */
  readonly toWhole: Percentiles;
  /** Requests that came, and those of them that were not answered, by cause: means. */
  readonly requests: number;
  readonly lost: Readonly<Record<Cause, number>>;
  /** The same in seconds of all that comes at the highest load. */
  readonly lostSeconds: Percentiles;
  /** Requests of lost regions' clients that were sent there before these came here, mean; no other number counts them. */
  readonly elsewhere: number;
  /** Pods on warned nodes: that ended in time, that were cut short, that were never evicted: means of a run. */
  readonly evictions: Totals['evictions'];
  readonly fewestReady: number;
  readonly mostPods: number;
  /** What the longest shortage waited for, seconds on average, longest first; none where there was no shortage. */
  readonly steps: readonly { readonly step: Step; readonly seconds: number }[];
}

const causes: readonly Cause[] = ['threads', 'capacity', 'undrained', 'killed'];

/** Puts together what the runs say of one service. @param seconds how long a run was */
export function serviceOutcome(name: string, runs: readonly Totals[], seconds: number): ServiceOutcome {
  const longest = runs.map(({ shortages }) => longestOf(shortages));
  const peak = Math.max(0, ...runs.flatMap(({ loads }) => loads.map(({ load }) => load)));
  const lostIn = ({ lost }: Totals) => causes.reduce((sum, cause) => sum + lost[cause], 0);
  const average = (of: (run: Totals) => number) => mean(runs.map(of));
  return {
    name,
    toCapacity: percentiles(longest.map((one) => lengthOf(one, seconds))),
    short: percentiles(runs.map(shortIn)),
    toWhole: percentiles(runs.map(({ wholeSince }) => wholeSince ?? Infinity)),
    requests: average(({ requests }) => requests),
    lost: {
      threads: average(({ lost }) => lost.threads),
      capacity: average(({ lost }) => lost.capacity),
      undrained: average(({ lost }) => lost.undrained),
      killed: average(({ lost }) => lost.killed),
    },
    elsewhere: average(({ elsewhere }) => elsewhere),
    lostSeconds: percentiles(runs.map((run) => (peak === 0 ? 0 : lostIn(run) / peak))),
    evictions: {
      drained: average(({ evictions }) => evictions.drained),
      cut: average(({ evictions }) => evictions.cut),
      never: average(({ evictions }) => evictions.never),
    },
    fewestReady: Math.min(...runs.map(({ fewestReady }) => fewestReady)),
    mostPods: Math.max(...runs.map(({ mostPods }) => mostPods)),
    steps: stepsOf(longest),
  };
}

function shortIn({ shortages }: Totals): number {
  return shortages.reduce((sum, { from, until }) => sum + until - from, 0);
}

function longestOf(shortages: readonly Shortage[]): Shortage | undefined {
  return shortages.reduce<Shortage | undefined>(
    (longest, one) => (longest === undefined || one.until - one.from > longest.until - longest.from ? one : longest),
    undefined,
  );
}

function lengthOf(shortage: Shortage | undefined, seconds: number): number {
  if (shortage === undefined) return 0;
  return shortage.until >= seconds ? Infinity : shortage.until - shortage.from;
}

function stepsOf(longest: readonly (Shortage | undefined)[]): ServiceOutcome['steps'] {
  const known = longest.flatMap((one) => one?.steps ?? []);
  const names = [...new Set(known.flatMap((steps) => Object.keys(steps) as Step[]))];
  return names
    .map((step) => ({ step, seconds: mean(known.map((steps) => steps[step] ?? 0)) }))
    .filter(({ seconds }) => seconds >= 0.5)
    .sort((a, b) => b.seconds - a.seconds);
}
