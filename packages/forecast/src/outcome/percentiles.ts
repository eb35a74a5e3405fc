/** Half of the runs are below p50, 95 of 100 below p95. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** Percentiles of what the runs gave. `Infinity` is for what did not come in a run. */
export function percentiles(values: readonly number[]): Percentiles {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

/** The value below which a share of them is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Their mean; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
