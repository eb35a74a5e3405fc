import type { AutoscalerSection, ICluster, INodePool } from '@spot-serving/core';
import type { ControllerProps, GrantedIdentity } from '@spot-serving/helm-release';

/** Which pools to size, and how. */
export interface ClusterAutoscalerProps extends ControllerProps {
  /** The cluster; its version must be known at synth. */
  readonly cluster: ICluster;
  /** Region of the cluster. */
  readonly region: string;
  /** The pools, at least one of Spot and one of On-Demand. */
  readonly pools: readonly INodePool[];
  /** AWS rights of its pods, made of `clusterAutoscalerIdentity`. */
  readonly identity: GrantedIdentity;
  /** How patient it is, as an environment's `platform.autoscaler` says it. @default five minutes for a new node, ten for an idle one */
  readonly settings?: AutoscalerSection;
}
