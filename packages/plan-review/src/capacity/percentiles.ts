import type { Term } from './term';

/** How long a wait is, seconds. */
export interface Percentiles {
  /** Half of all waits are shorter. */
  readonly p50: number;
  /** 95 of 100 are shorter. */
  readonly p95: number;
}

/**
 * Percentiles of the sum of `terms`, each uniform between its bounds and independent of the others: their densities are folded on a grid of one second,
 * so the same terms always give the same numbers, to about a second. Bounds are rounded to whole widths.
 */
export function percentiles(terms: readonly Pick<Term, 'low' | 'high'>[]): Percentiles {
  const widths = terms.map(({ low, high }) => Math.max(0, Math.round(high - low)));
  const least = terms.reduce((total, { low, high }, index) => total + (low + high - (widths[index] ?? 0)) / 2, 0);
  const spread = widths.filter((width) => width > 0);
  const density = spread.reduce<readonly number[]>(fold, [1]);
  return { p50: least + quantile(density, spread.length, 0.5), p95: least + quantile(density, spread.length, 0.95) };
}

/** The density of what `density` stands for, and of a further wait of 0 to `width` seconds. */
function fold(density: readonly number[], width: number): readonly number[] {
  const folded = new Array<number>(density.length + width - 1).fill(0);
  for (const [at, share] of density.entries()) {
    for (let more = 0; more < width; more += 1) folded[at + more] = (folded[at + more] ?? 0) + share / width;
  }
  return folded;
}

/** Cell k of a sum of n waits is centred at k + n/2; within a cell all is alike. */
function quantile(density: readonly number[], waits: number, share: number): number {
  if (waits === 0) return 0;
  let before = 0;
  for (const [at, here] of density.entries()) {
    if (before + here >= share) return at + waits / 2 - 0.5 + (share - before) / here;
    before += here;
  }
  return density.length - 1 + waits / 2 + 0.5;
}
