import { addonNames, type AddonName, type MinorVersions, type ResolvedVersion } from '@spot-serving/core';

/** A version of an add-on that AWS offers for some Kubernetes minor. */
export interface OfferedVersion {
  /** `v1.35.3-eksbuild.2`. */
  readonly version: string;
  /** Whether EKS installs it when nobody names one. */
  readonly isDefault: boolean;
}

/** What AWS answers about the versions of one region. */
export interface VersionCatalogue {
  /** The region that answered. */
  readonly region: string;
  /** Every version of the add-on for the minor; empty when there is none. */
  addonVersions(addon: AddonName, minor: string): Promise<readonly OfferedVersion[]>;
  /** Value of a public SSM parameter. */
  parameter(name: string): Promise<string>;
}

/**
 * What AWS installs today for a Kubernetes minor: the default of each add-on, which AWS has tried longest, and the recommended node image.
 *
 * @throws Error naming every add-on without a default for the minor
 */
export async function resolveMinor(minor: string, catalogue: VersionCatalogue, today: string): Promise<Required<MinorVersions>> {
  const found = await Promise.all(addonNames.map(async (addon) => {
    const offered = await catalogue.addonVersions(addon, minor);
    return [addon, offered.find(({ isDefault }) => isDefault)] as const;
  }));
  const missing = found.flatMap(([addon, version]) => (version ? [] : [addon]));
  if (missing.length > 0) throw new Error(`EKS has no default for Kubernetes ${minor} in ${catalogue.region} of: ${missing.join(', ')}`);
  const lookedUp = (version: string, source: string): ResolvedVersion => {
    return { version, source: `${source}, ${catalogue.region}`, read: today };
  };
  const parameter = `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/x86_64/standard/recommended/release_version`;
  const source = `eks:DescribeAddonVersions, the default of ${minor}`;
  return {
    nodeImage: lookedUp(await catalogue.parameter(parameter), `ssm:GetParameter ${parameter}`),
    addons: Object.fromEntries(found.map(([addon, offered]) => [addon, lookedUp(offered?.version ?? '', source)])),
  };
}
