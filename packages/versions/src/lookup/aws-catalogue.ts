import { EKSClient, paginateDescribeAddonVersions } from '@aws-sdk/client-eks';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

import type { AddonName } from '@spot-serving/core';

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
 * The versions of a region, as AWS itself tells them to the credentials of the shell.
 *
 * @param endpoint address of an emulator, for tests. @default AWS
 */
export function awsCatalogue(region: string, endpoint?: string): VersionCatalogue {
  const eks = new EKSClient({ region, endpoint });
  const ssm = new SSMClient({ region, endpoint });
  return {
    region,
    async addonVersions(addonName, kubernetesVersion) {
      const offered: OfferedVersion[] = [];
      for await (const { addons = [] } of paginateDescribeAddonVersions(
        { client: eks },
        { addonName, kubernetesVersion },
      )) {
        const versions = addons.flatMap(({ addonVersions = [] }) => addonVersions);
        offered.push(
          ...versions.map(({ addonVersion = '', compatibilities = [] }) => ({
            version: addonVersion,
            isDefault: compatibilities.some(
              (minor) => minor.clusterVersion === kubernetesVersion && minor.defaultVersion === true,
            ),
          })),
        );
      }
      return offered;
    },
    async parameter(name) {
      const { Parameter: parameter } = await ssm.send(new GetParameterCommand({ Name: name }));
      if (parameter?.Value === undefined) throw new Error(`${name} has no value in ${region}`);
      return parameter.Value;
    },
  };
}
