import type { INetwork, KubernetesVersions, SupportPolicy } from '@spot-serving/core';
import type { ClusterPlace } from './cluster-identity';

/** Nodes for controllers and add-ons. */
export interface SystemNodesSize {
  /** EC2 instance types, amd64, in order of preference. @default m6i.large, m5.large */
  readonly instanceTypes?: readonly string[];
  /** Nodes to begin with, 2 to 12; the autoscaler may double them. @default one for each zone */
  readonly count?: number;
}

/** What to build. The defaults are those of production; a cheap cluster says so. */
export interface ClusterProps extends ClusterPlace {
  /** Kubernetes minor version, such as `1.35`. */
  readonly version: string;
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
  /** IPv4 blocks that may reach the API server over the internet, beside the network itself. @default none - it is private */
  readonly publicCidrs?: readonly string[];
  /** Days to keep logs of the control plane and of containers, one of CloudWatch's retentions. @default 365 */
  readonly logDays?: number;
  /**
   * What happens at the end of the version's standard support.
   *
   * @default 'extended' - it costs more then, and no upgrade surprises anybody
   */
  readonly support?: SupportPolicy;
  /** Whether EKS refuses to delete the cluster. @default true */
  readonly deletionProtection?: boolean;
  /** Whether AWS may shift traffic away from an impaired zone. @default true */
  readonly zonalShift?: boolean;
  /** IPv4 block of Kubernetes services, outside of every network that pods talk to; it cannot be changed later. @default '172.20.0.0/16' */
  readonly serviceCidr?: string;
  /** Nodes for controllers and add-ons. @default one m6i.large or m5.large for each zone */
  readonly systemNodes?: SystemNodesSize;
  /** Lasting tags of system nodes, their volumes and interfaces: changing one makes every system node anew. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Tags of system nodes that start from then on; changing one touches no node. @default none */
  readonly launchTags?: Readonly<Record<string, string>>;
}

/** Props with nothing left open. */
export interface ResolvedClusterProps extends Required<Omit<ClusterProps, 'systemNodes'>> {
  /** Nodes for controllers and add-ons. */
  readonly systemNodes: Required<SystemNodesSize>;
}

/** Fills what `props` leave open, strictly. */
export function resolveClusterProps(props: ClusterProps): ResolvedClusterProps {
  const systemNodes = {
    instanceTypes: ['m6i.large', 'm5.large'],
    count: props.network.privateSubnetIds.length,
    ...props.systemNodes,
  };
  return {
    viewers: [],
    versions: {},
    publicCidrs: [],
    logDays: 365,
    support: 'extended',
    deletionProtection: true,
    zonalShift: true,
    serviceCidr: '172.20.0.0/16',
    tags: {},
    launchTags: {},
    ...props,
    systemNodes,
  };
}
