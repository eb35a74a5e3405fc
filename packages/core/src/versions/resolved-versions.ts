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

/** That somebody looked something up: where, and when. */
export interface LookedUp {
  /** Where it was read: a command, or the address of a page. Another's record of it says so. */
  readonly source: string;
  /** The day it was read, `2026-11-22`. */
  readonly read: string;
}

/** A version that somebody looked up. */
export interface ResolvedVersion extends LookedUp {
  /** The version as AWS writes it: `v1.35.3-eksbuild.2`, or of an image's release `1.35.6-20261023`. */
  readonly version: string;
}

/** What was looked up for one Kubernetes minor version; what is absent is unresolved. */
export interface MinorVersions {
  /** Release of EKS's optimized Amazon Linux 2023 image. */
  readonly nodeImage?: ResolvedVersion;
  /** Add-on versions by add-on. */
  readonly addons?: Readonly<Partial<Record<AddonName, ResolvedVersion>>>;
}

/** Versions by Kubernetes minor, such as `1.35`. */
export type KubernetesVersions = Readonly<Record<string, MinorVersions>>;

/** A helm chart, as its repository offers it. */
export interface ResolvedChart extends LookedUp {
  /** Version of the chart, `3.13.1`. */
  readonly version: string;
  /** Repository as helm takes it, `https://` or `oci://`. */
  readonly repository: string;
  /** `sha256:` of the package in an index of a repository, of the manifest in a registry. @default the repository does not tell */
  readonly digest?: string;
}

/** What a tag of an image pointed to. */
export interface ResolvedImage extends LookedUp {
  /** `sha256:` of the manifest, or of the index when the image is there for several platforms. */
  readonly digest: string;
  /** The platform that it was checked to be there for: `linux/amd64`, since our nodes are no other; a string because files of JSON have no literals. */
  readonly platform: string;
}

/** Addresses of a service. */
export interface ResolvedBlocks extends LookedUp {
  /** IPv4 blocks, sorted. */
  readonly cidrs: readonly string[];
}

/** Everything that was looked up for an app: the content of its `resolved-versions.json`. What is absent is unresolved. */
export interface ResolvedVersions {
  /** Add-ons and node image by Kubernetes minor. @default none */
  readonly kubernetes?: KubernetesVersions;
  /** Charts by name. Which version is installed is pinned in code, beside the keys that it knows; this is what is offered under it. @default none */
  readonly charts?: Readonly<Record<string, ResolvedChart>>;
  /** Images by reference without digest, as the environment writes it, `docker.io/tensorflow/serving:2.19.1`. @default none */
  readonly images?: Readonly<Record<string, ResolvedImage>>;
  /** Blocks of S3 by region, as AWS publishes them: pods of models reach nothing else outside of the cluster. @default none - they reach every public address on 443 */
  readonly s3?: Readonly<Record<string, ResolvedBlocks>>;
}
