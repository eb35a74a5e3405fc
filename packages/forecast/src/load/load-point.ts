/** From a moment on, as many requests come. */
export interface LoadPoint {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly requestsPerSecond: number;
}
