/** How patient the cluster autoscaler is; minutes. */
export interface AutoscalerSection {
  /** Time that a new node may take before its pool counts as failed and the next is asked. @default 5 */
  readonly provisionMinutes?: number;
  /** Time for which a pool that failed is passed over, the first time. @default 5 */
  readonly backoffMinutes?: number;
  /** Most time for which a pool is passed over, when it fails again and again. @default 30 */
  readonly maxBackoffMinutes?: number;
  /** Time that a node must be unneeded before it goes. @default 10 */
  readonly idleMinutes?: number;
}

/** The controllers of an environment's cluster. */
export interface PlatformSection {
  /**
   * Serving nodes kept warm for the pods of an interrupted one. Without any, a second wave of evictions does not fit into Spot's two
   * minutes, and one node's pods are missing for about 95 s instead of 33.
   *
   * @default 1
   */
  readonly headroom?: number;
  /** How patient the cluster autoscaler is. @default five minutes for a new node, ten for an idle one */
  readonly autoscaler?: AutoscalerSection;
  /** Host, and path if need be, of a registry that holds copies of all controllers' images. @default the public registries */
  readonly imageRegistry?: string;
}
