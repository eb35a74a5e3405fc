/**
 * What an app needs beside our packages, by the versions that this repository is tested with; a test holds them to those that are installed here.
 * TypeScript stays below 7, which has no interface for programs.
 */
export const projectVersions = {
  dependencies: {
    '@cdktf/provider-aws': '21.22.1',
    '@cdktf/provider-helm': '12.1.2',
    '@cdktf/provider-kubernetes': '12.1.1',
    cdktf: '0.21.0',
    constructs: '10.7.2',
  },
  devDependencies: { '@types/node': '20.19.43', tsx: '4.23.15', typescript: '5.9.3' },
} as const;

/** Newest Kubernetes minor that the platform was tried with. */
export const kubernetesMinor = '1.35';
