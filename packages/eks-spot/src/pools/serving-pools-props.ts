import type { ICluster } from '@spot-serving/core';
import type { NodeSettings, PoolSize } from './node-pool-props';

/** The pools of a cluster. */
export interface ServingPoolsProps {
  /** The cluster that the nodes join. */
  readonly cluster: ICluster;
  /** What all pools share. */
  readonly nodes: NodeSettings;
  /** Spot pools by name, at least one; a pool's group is called `<cluster>-<name>`. */
  readonly spot: Readonly<Record<string, PoolSize>>;
  /** The On-Demand pool, for when Spot has nothing; its group is called `<cluster>-fallback`. */
  readonly fallback: PoolSize;
}

/** Name of the On-Demand pool. */
export const fallbackName = 'fallback';
