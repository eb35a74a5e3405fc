import { parseCidr } from '@spot-serving/core';

/** Addresses of a prefix that the VPC CNI gives to a node (EKS user guide, "Assign more IP addresses to Amazon EKS nodes with prefixes"). */
const prefixSize = 16;
/** Prefixes that a node keeps beyond those in use: WARM_PREFIX_TARGET as the VPC CNI ships it (aws/amazon-vpc-cni-k8s, config/master/aws-k8s-cni.yaml). */
const warmPrefixes = 1;
/** Addresses of each subnet that AWS keeps (VPC user guide, "Subnet CIDR blocks"). */
const keptBySubnet = 5;

/** Most addresses that a node of `maxPods` pods takes from its subnet: whole prefixes for pods, and one address for each interface. */
export function nodeAddresses(maxPods: number, addressesPerInterface: number): number {
  const prefixes = Math.ceil(maxPods / prefixSize) + warmPrefixes;
  return prefixes * prefixSize + Math.ceil(prefixes / (addressesPerInterface - 1));
}

/**
 * How many nodes of `perNode` addresses the subnets hold, when nothing else is in them.
 *
 * @param subnetCidrs blocks that are written right; others count for nothing
 */
export function nodesThatFit(subnetCidrs: readonly string[], perNode: number): number {
  return subnetCidrs.reduce(
    (nodes, cidr) => nodes + Math.floor(Math.max(0, (parseCidr(cidr)?.size ?? 0) - keptBySubnet) / perNode),
    0,
  );
}
