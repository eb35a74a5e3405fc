/** How long EKS keeps a Kubernetes version going: `standard` upgrades it when standard support ends, `extended` costs more then. */
export type SupportPolicy = 'standard' | 'extended';

/** Nodes for controllers and add-ons. */
export interface SystemNodesSection {
  /** EC2 instance types, amd64, in order of preference. @default m6i.large or m5.large in prod, else t3.large or t3a.large */
  readonly instanceTypes?: readonly string[];
  /** Nodes to begin with, at least two, so that controllers outlive one. @default one for each zone */
  readonly count?: number;
}

/** The EKS cluster of an environment. */
export interface ClusterSection {
  /** Kubernetes minor version, such as `1.35`. Raise it by one at a time. */
  readonly version: string;
  /** IPv4 blocks that may reach the API server over the internet. @default none - it is private */
  readonly publicCidrs?: readonly string[];
  /** Days to keep logs of the control plane and of containers, one of CloudWatch's retentions. @default 365 in prod, else 14 */
  readonly logDays?: number;
  /** What happens at the end of a version's standard support. @default extended in prod, which no upgrade may surprise, else standard */
  readonly support?: SupportPolicy;
  /** Whether EKS refuses to delete the cluster. @default true in prod, else false */
  readonly deletionProtection?: boolean;
  /** Whether AWS may shift traffic away from an impaired zone. @default true in prod, else false */
  readonly zonalShift?: boolean;
  /** IPv4 block of Kubernetes services; it cannot be changed later. @default 172.20.0.0/16 */
  readonly serviceCidr?: string;
  /** Nodes for controllers and add-ons. @default one small node for each zone */
  readonly systemNodes?: SystemNodesSection;
}
