import type { ICluster, PoolsSection } from '@spot-serving/core';

import type { NodeSettings } from './node-pool-props';

/** The pools of a cluster, as an environment's `pools` says them. */
export interface ServingPoolsProps extends PoolsSection {
  /** The cluster that the nodes join. */
  readonly cluster: ICluster;
  /** What all pools share. */
  readonly nodes: NodeSettings;
}
