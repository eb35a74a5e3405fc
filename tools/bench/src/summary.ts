import type { Cost } from './measure';

/** The middle of `values`, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** One line of the table: medians, and their ratio to the baseline's. */
export interface Row {
  readonly name: string;
  readonly seconds: number;
  /** NaN where it was not measured. */
  readonly mebibytes: number;
  readonly timeRatio: number;
  readonly memoryRatio: number;
}

/**
 * Medians per subject as ratios to `baseline`.
 *
 * @throws Error when the baseline was not measured
 */
export function summarize(costs: ReadonlyMap<string, readonly Cost[]>, baseline: string): Row[] {
  const medians = [...costs].map(([name, runs]) => ({
    name,
    seconds: median(runs.map((run) => run.seconds)),
    mebibytes: median(runs.flatMap((run) => run.mebibytes ?? [])),
  }));
  const base = medians.find(({ name }) => name === baseline);
  if (!base) throw new Error(`no baseline ${baseline} among ${medians.map(({ name }) => name).join(', ')}`);
  return medians.map((row) => ({
    ...row,
    timeRatio: row.seconds / base.seconds,
    memoryRatio: row.mebibytes / base.mebibytes,
  }));
}

/** The rows as a plain table. */
export function table(title: string, rows: readonly Row[]): string {
  const cells = rows.map(({ name, seconds, mebibytes, timeRatio, memoryRatio }) => {
    const time = `${seconds.toFixed(2)} s`.padStart(9) + `x${timeRatio.toFixed(2)}`.padStart(7);
    const memory = Number.isNaN(mebibytes)
      ? ''
      : `${mebibytes.toFixed(0)} MiB`.padStart(10) + `x${memoryRatio.toFixed(2)}`.padStart(7);
    return name.padEnd(34) + time + memory;
  });
  return [title, ...cells].join('\n');
}
