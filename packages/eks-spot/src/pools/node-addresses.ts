/** Addresses of a prefix that the VPC CNI gives to a node (EKS user guide, "Assign more IP addresses to Amazon EKS nodes with prefixes"). */
const prefixSize = 16;
/** Prefixes that a node keeps beyond those in use: WARM_PREFIX_TARGET as the VPC CNI ships it (aws/amazon-vpc-cni-k8s, config/master/aws-k8s-cni.yaml). */
const warmPrefixes = 1;

/** Most addresses that a node of `maxPods` pods takes from its subnet: whole prefixes for pods, and one address for each interface. */
export function nodeAddresses(maxPods: number, addressesPerInterface: number): number {
  const prefixes = Math.ceil(maxPods / prefixSize) + warmPrefixes;
  return prefixes * prefixSize + Math.ceil(prefixes / (addressesPerInterface - 1));
}
