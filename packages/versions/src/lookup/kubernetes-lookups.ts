import { type AddonName, addonNames } from '@spot-serving/core';

import type { VersionCatalogue } from './aws-catalogue';
import { type Found, type Lookup, lookUp } from './lookup';

/**
 * What AWS installs today for a Kubernetes minor: the default of each add-on, which AWS has tried longest, and the recommended release of
 * Amazon Linux 2023.
 *
 * @param today the day that is written beside them, `2026-11-22`
 */
export async function kubernetesLookups(
  minor: string,
  catalogue: VersionCatalogue,
  today: string,
): Promise<readonly Lookup[]> {
  const parameter = `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/x86_64/standard/recommended/release_version`;
  const nodeImage = async () => {
    const version = await catalogue.parameter(parameter);
    return { entry: { version, source: `ssm:GetParameter ${parameter}, ${catalogue.region}`, read: today } };
  };
  return Promise.all([
    lookUp(['kubernetes', minor, 'nodeImage'], nodeImage),
    ...addonNames.map(async (addon) =>
      lookUp(['kubernetes', minor, 'addons', addon], async () => addonDefault(addon, minor, catalogue, today)),
    ),
  ]);
}

async function addonDefault(
  addon: AddonName,
  minor: string,
  catalogue: VersionCatalogue,
  today: string,
): Promise<Omit<Found, 'place'>> {
  const offered = await catalogue.addonVersions(addon, minor);
  const version = offered.find(({ isDefault }) => isDefault)?.version;
  if (version === undefined) throw new Error(`EKS has no default of it for Kubernetes ${minor} in ${catalogue.region}`);
  return {
    entry: { version, source: `eks:DescribeAddonVersions, the default of ${minor}, ${catalogue.region}`, read: today },
  };
}
