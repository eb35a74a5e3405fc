import type { AutoscalingGroupInitialLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-group';

import type { ICluster, NodeLifecycle, PoolSection } from '@spot-serving/core';

import type { NodeAccess } from '../cluster/node-access';
import type { OtherConsumers } from './address-plan';
import type { RegionOffer } from './offered-families';

/** What all pools of a cluster share. */
export interface NodeSettings {
  /** What an instance needs to become a node. */
  readonly access: NodeAccess;
  /** Key of the tag by which this cluster's termination handler, and no other's, knows its nodes (infra 3.9). */
  readonly managedTag: string;
  /**
   * Hooks of the group. The terminating ones exist before the first instance does, so that none ends unseen, and changing one replaces the
   * group; the launching ones come and go in place. @default none
   */
  readonly lifecycleHooks?: readonly AutoscalingGroupInitialLifecycleHook[];
  /** Whether AWS replaces a Spot node at risk before it is interrupted. The interruption queue's rules depend on it. @default true */
  readonly capacityRebalance?: boolean;
  /** Whether burstable types are refused. @default true */
  readonly steadyCpu?: boolean;
  /** Where the instances are bought: of a pool's types enough must be offered there. @default not judged */
  readonly offer?: RegionOffer;
  /** Lasting tags of instances, volumes and interfaces: changing one makes every node anew. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Tags of instances that start from then on; changing one touches no node. @default none */
  readonly launchTags?: Readonly<Record<string, string>>;
  /** IPv4 blocks of the network's private subnets, to check that the nodes fit. @default not checked */
  readonly subnetCidrs?: readonly string[];
  /** What takes addresses of these subnets beside the nodes of pools. @default nobody */
  readonly otherAddresses?: OtherConsumers;
}

/** One pool, as an environment's `pools` says it. */
export interface NodePoolProps extends PoolSection {
  /** Name within the cluster: 2 to 20 lower-case letters, digits and hyphens. The group is called `<cluster>-<name>`. */
  readonly name: string;
  /** How its instances are bought. */
  readonly lifecycle: NodeLifecycle;
  /** The cluster that its nodes join. */
  readonly cluster: ICluster;
  /** What all pools of the cluster share. */
  readonly nodes: NodeSettings;
}
