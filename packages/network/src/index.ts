export { interfaceEndpointCount } from './interface-endpoints';
export { LookedUpNetwork } from './looked-up-network';
export { type LookedUpNetworkProps, lookedUpNetworkProblems } from './looked-up-network-problems';
export type { NetworkAttributes } from './network-attributes';
export { Network } from './network';
export { networkAttributesProblems } from './network-attributes';
export { networkProblems } from './network-problems';
export type { NetworkProps } from './network-props';
export { type SubnetPlan, subnetPlan } from './subnet-plan';
