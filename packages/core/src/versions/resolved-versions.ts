/** The EKS add-ons that a cluster of ours has, by their names in EKS. */
export const addonNames = [
  'vpc-cni',
  'kube-proxy',
  'coredns',
  'eks-pod-identity-agent',
  'eks-node-monitoring-agent',
  'amazon-cloudwatch-observability',
] as const;

/** Name of an EKS add-on that a cluster of ours has. */
export type AddonName = (typeof addonNames)[number];

/** A version that somebody looked up, and where. */
export interface ResolvedVersion {
  /** The version as AWS writes it: `v1.35.3-eksbuild.2`, or of an image's release `1.35.6-20261023`. */
  readonly version: string;
  /** Where it was read: a command, or the address of a page. */
  readonly source: string;
  /** The day it was read, `2026-11-22`. */
  readonly read: string;
}

/** What was looked up for one Kubernetes minor version; what is absent is unresolved. */
export interface MinorVersions {
  /** Release of EKS's optimized Amazon Linux 2023 image. */
  readonly nodeImage?: ResolvedVersion;
  /** Add-on versions by add-on. */
  readonly addons?: Readonly<Partial<Record<AddonName, ResolvedVersion>>>;
}

/** Versions by Kubernetes minor, such as `1.35`: the content of a resolved-versions file. */
export type ResolvedVersions = Readonly<Record<string, MinorVersions>>;
