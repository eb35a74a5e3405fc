import type { RegionAndAccount } from '@spot-serving/core';

/** Where a controller may make load balancers. */
export interface LoadBalancerScope extends RegionAndAccount {
  /** Name of the cluster: the controller writes it on all it makes. */
  readonly clusterName: string;
  /** VPC of the cluster. */
  readonly vpcId: string;
  /** Whether it may give its load balancers a web ACL of the account, and take it from them. @default false */
  readonly webAcls?: boolean;
}
