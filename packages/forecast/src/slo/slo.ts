/** What is to hold; each that is given. */
export interface Slo {
  /** Seconds to capacity in half of the runs, and in 95 of 100. */
  readonly p50?: number;
  readonly p95?: number;
  /** Seconds with too little CPU, all together, in 95 of 100 runs. */
  readonly short?: number;
  /** Share of the requests that may be lost, mean of the runs. */
  readonly lost?: number;
  /** Pods of a run that may be cut short or never evicted, mean. */
  readonly undrained?: number;
}
