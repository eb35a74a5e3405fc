import type { INetwork, ResolvedVersions } from '@spot-serving/core';

/** Nodes for controllers and add-ons. */
export interface SystemNodesProps {
  /** EC2 instance types, amd64, in order of preference. @default ['m6i.large', 'm5.large'] */
  readonly instanceTypes?: readonly string[];
  /** Nodes, at least two; spread over the zones. @default one per zone */
  readonly count?: number;
}

/** What to build. The defaults are those of production; a cheap cluster says so. */
export interface ClusterProps {
  /** Name of the cluster and prefix of all it makes. */
  readonly name: string;
  /** AWS region, such as `eu-west-1`; the one that the provider works in. */
  readonly region: string;
  /** The AWS account, twelve digits; the one that the provider works in. */
  readonly account: string;
  /** Kubernetes minor version, such as `1.35`. */
  readonly version: string;
  /** Where the control plane's interfaces and the nodes are. */
  readonly network: INetwork;
  /** ARNs of the IAM roles that administer the cluster and its keys; nobody else does, not even who creates it. */
  readonly administrators: readonly string[];
  /** Versions of add-ons and image by Kubernetes minor. @default the minor's default of EKS on the day of the apply */
  readonly versions?: ResolvedVersions;
  /** IPv4 blocks that reach the API server over the internet. @default none - only from inside the network */
  readonly publicCidrs?: readonly string[];
  /** Days to keep logs of the control plane and of containers, one of CloudWatch's retentions. @default 365 */
  readonly logDays?: number;
  /** Whether EKS refuses to delete the cluster. @default true */
  readonly deletionProtection?: boolean;
  /** Whether AWS may move traffic away from an impaired zone. @default true */
  readonly zonalShift?: boolean;
  /** IPv4 block of Kubernetes services, outside of every network that pods talk to. @default '172.20.0.0/16' */
  readonly serviceCidr?: string;
  /** Nodes for controllers and add-ons. @default one m6i.large or m5.large per zone */
  readonly systemNodes?: SystemNodesProps;
}
