/** What is assumed where nobody says otherwise. */
export const defaults = {
  /** The step of the tables in docs/sources (load, 1). */
  step: 5,
  /** As there. */
  atPercent: 60,
  /** An assumption: no model of this house was measured. */
  requestCpuSeconds: 0.1,
  /** An assumption: both ways alike. */
  grpcPercent: 50,
  /** Long enough for three waves of new nodes. */
  duration: '30m',
  /** The 95th percentile of so many is the fifth from the top. */
  runs: 100,
  seed: 1,
} as const;
