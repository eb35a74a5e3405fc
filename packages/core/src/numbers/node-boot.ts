/**
 * From an instance that was asked for to a node that is Ready, seconds: the fastest and the slowest that others saw (instance-manager#290, karpenter#3102,
 * amazon-eks-ami#1099, #417, #1751; docs/sources, serving 1.9). A c5.18xlarge of 2020 is the slowest.
 */
export const nodeBootSeconds = { fastest: 40, slowest: 145 } as const;

/** Fewest whole minutes in which every such node is there: less patience would give up a pool that delivers. */
export const leastProvisionMinutes = Math.ceil(nodeBootSeconds.slowest / 60);
