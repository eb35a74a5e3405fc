import { Token } from 'cdktf';

import { type ICluster, MisconfigurationError, nameProblems, type Problem, unless } from '@spot-serving/core';

/** What each attribute of a cluster that exists looks like, and how to find it. */
const forms = {
  endpoint: {
    pattern: /^https:\/\/[^\s/]+\/?$/,
    fix: 'write the HTTPS address of the API server: aws eks describe-cluster --query cluster.endpoint',
  },
  certificateAuthority: {
    pattern: /^[A-Za-z0-9+/]{16,}=*$/,
    fix: 'give the certificate in base64: --query cluster.certificateAuthority.data',
  },
  version: { pattern: /^1\.\d{2}$/, fix: "write a Kubernetes minor version as a string, such as '1.35'" },
  securityGroupId: {
    pattern: /^sg-[0-9a-f]+$/,
    fix: 'write the id of the group that EKS made: --query cluster.resourcesVpcConfig.clusterSecurityGroupId',
  },
} as const;

/** Everything wrong with the attributes of a cluster that exists, at once; what is known only at apply is not looked at. */
export function clusterAttributesProblems(cluster: ICluster): Problem[] {
  const keys = ['endpoint', 'certificateAuthority', 'version', 'securityGroupId'] as const;
  return [
    ...(Token.isUnresolved(cluster.name) ? [] : nameProblems('eks-cluster', cluster.name)),
    ...keys.flatMap((path) => clusterAttributeProblems(path, cluster[path])),
  ];
}

/** What is wrong with one attribute of a cluster that exists; what is known only at apply is not looked at. */
export function clusterAttributeProblems(path: keyof typeof forms, value: string): Problem[] {
  const { pattern, fix } = forms[path];
  return unless(Token.isUnresolved(value) || pattern.test(value), { path, value, fix });
}

/** A cluster that exists, by its attributes. @throws MisconfigurationError with every problem at once */
export function clusterFromAttributes({
  name,
  endpoint,
  certificateAuthority,
  version,
  securityGroupId,
  network,
}: ICluster): ICluster {
  const cluster: ICluster = { name, endpoint, certificateAuthority, version, securityGroupId, network };
  const problems = clusterAttributesProblems(cluster);
  if (problems.length > 0) throw new MisconfigurationError('Cluster.fromAttributes', problems);
  return cluster;
}
