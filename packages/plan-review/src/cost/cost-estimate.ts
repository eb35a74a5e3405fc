import type { Level } from './node-counts';
import type { Range } from './range';

/** Something that is paid for, USD a month at each size. */
export interface CostLine {
  /** Such as `Spot nodes`. */
  readonly part: string;
  readonly cost: Readonly<Record<Level, Range>>;
  /** What it is made of, in Markdown. */
  readonly basis: string;
}

/** What an app costs in a month. */
export interface CostEstimate {
  readonly lines: readonly CostLine[];
  readonly total: Readonly<Record<Level, Range>>;
  /** How much more the expected Spot nodes would cost On-Demand; undefined without any. */
  readonly losingSpot: Range | undefined;
  /** Whether something that is paid by the hour has no price: then the total is the least it costs. */
  readonly incomplete: boolean;
  /** What could not be read or has no price, in Markdown. */
  readonly unpriced: readonly string[];
}
