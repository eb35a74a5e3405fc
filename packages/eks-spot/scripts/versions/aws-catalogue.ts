import { EKSClient, paginateDescribeAddonVersions } from '@aws-sdk/client-eks';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { OfferedVersion, VersionCatalogue } from './resolve-minor';

/** Where else than at AWS to ask, for tests. */
export interface AwsCatalogueOptions {
  /** Address of an emulator. @default AWS */
  readonly endpoint?: string;
}

/** The versions of a region, as AWS itself tells them to the credentials of the shell. */
export function awsCatalogue(region: string, { endpoint }: AwsCatalogueOptions = {}): VersionCatalogue {
  const eks = new EKSClient({ region, endpoint });
  const ssm = new SSMClient({ region, endpoint });
  return {
    region,
    async addonVersions(addonName, kubernetesVersion) {
      const offered: OfferedVersion[] = [];
      for await (const { addons = [] } of paginateDescribeAddonVersions({ client: eks }, { addonName, kubernetesVersion })) {
        const versions = addons.flatMap(({ addonVersions = [] }) => addonVersions);
        offered.push(...versions.map(({ addonVersion = '', compatibilities = [] }) => ({
          version: addonVersion,
          isDefault: compatibilities.some((minor) => minor.clusterVersion === kubernetesVersion && minor.defaultVersion === true),
        })));
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
