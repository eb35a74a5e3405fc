/** An amount that is known between two bounds. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Nothing, for sums. */
export const nothing: Range = { low: 0, high: 0 };

/** A known amount. */
export function exactly(amount: number): Range {
  return { low: amount, high: amount };
}

/** What they come to together. */
export function sum(ranges: readonly Range[]): Range {
  return ranges.reduce((total, { low, high }) => ({ low: total.low + low, high: total.high + high }), nothing);
}

/** `count` times as much. */
export function times({ low, high }: Range, count: number): Range {
  return { low: low * count, high: high * count };
}

/** From the least of all to the most of all; undefined of none. */
export function span(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined;
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) };
}
