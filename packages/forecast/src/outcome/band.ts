import type { Sample } from '../simulation/sample';
import { quantile } from './percentiles';

/** What there was at one moment over all runs: the middle, and bounds with nine tenths of the runs between them. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** A moment of all runs. */
export type Moment = { readonly at: number } & Readonly<Record<Exclude<keyof Sample, 'at'>, Spread>>;

const series = ['load', 'lost', 'ready', 'desired', 'spotNodes', 'onDemandNodes'] as const;

/** The samples of all runs, moment by moment. */
export function momentsOf(runs: readonly (readonly Sample[])[]): readonly Moment[] {
  const [first = []] = runs;
  return first.map(({ at }, index) => {
    const spreads = series.map((name) => [name, spreadOf(runs.map((samples) => samples[index]?.[name] ?? 0))]);
    return { at, ...Object.fromEntries(spreads) } as Moment;
  });
}

function spreadOf(values: readonly number[]): Spread {
  return { low: quantile(values, 0.05), middle: quantile(values, 0.5), high: quantile(values, 0.95) };
}
