import {
  type ClusterSection,
  type Complete,
  type INetwork,
  type KubernetesVersions,
  type Place,
  resolveCluster,
  type ResolvedCluster,
  withDefaults,
} from '@spot-serving/core';

/**
 * What to build, as an environment's `cluster` says it, and where. The defaults are those of production; a cheap cluster says so.
 */
export interface ClusterProps extends ClusterSection, Place {
  /** Where the control plane's interfaces and the nodes are. */
  readonly network: INetwork;
  /**
   * ARNs of the IAM roles that administer the cluster and its keys; nobody else does, not even who creates it. They must exist when a key
   * is made (KMS API reference, CreateKey).
   */
  readonly administrators: readonly string[];
  /** ARNs of the IAM roles that may see every object of the cluster and change none. @default none */
  readonly viewers?: readonly string[];
  /**
   * Versions of add-ons and image by Kubernetes minor.
   *
   * @default none - EKS's default of the minor on the day a thing is created, which then stays
   */
  readonly versions?: KubernetesVersions;
  /** Lasting tags of system nodes, their volumes and interfaces: changing one makes every system node anew. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Tags of system nodes that start from then on; changing one touches no node. @default none */
  readonly launchTags?: Readonly<Record<string, string>>;
}

/** Props with nothing left open. */
export type ResolvedClusterProps = Complete<Omit<ClusterProps, keyof ClusterSection>> & ResolvedCluster;

const defaults = { viewers: [], versions: {}, tags: {}, launchTags: {} };

/** Fills what `props` leave open, strictly. */
export function resolveClusterProps(props: ClusterProps): ResolvedClusterProps {
  return withDefaults(defaults, resolveCluster(props, props.network.privateSubnetIds.length));
}
