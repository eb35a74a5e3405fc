import type { ResolvedVersion } from '@spot-serving/core';

/**
 * SSM parameter that holds the id of EKS's Amazon Linux 2023 image for amd64 and Kubernetes `minor`.
 *
 * With a release (`1.35.6-20260714`) it is the one of that release, which never changes; without, the recommended one, which moves when AWS
 * publishes another (EKS user guide, "Retrieve recommended Amazon Linux AMI IDs"; paths with a release:
 * aws/karpenter-provider-aws, pkg/providers/amifamily/al2023.go).
 */
export function nodeImageParameter(minor: string, image?: ResolvedVersion): string {
  const family = `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/x86_64/standard`;
  const release = image?.version.split('-')[1];
  return `${family}/${release === undefined ? 'recommended' : `amazon-eks-node-al2023-x86_64-standard-${minor}-v${release}`}/image_id`;
}
