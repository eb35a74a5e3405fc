import { type IEndpoint, type INetwork, parseCidr } from '@spot-serving/core';
import type { SubnetPlan } from '@spot-serving/network';

/** Where a load balancer is, and from where its requests come. */
export interface BalancerPlace {
  /** One subnet for each zone. */
  readonly subnetIds: string[];
  /** Blocks from which pods are asked. */
  readonly cidrs: readonly string[];
}

/** Prefix of a block of as many addresses as the guardrails take for a balancer's. */
const widestPrefix = 22;

/** Whether pods let in more than a balancer has: blocks of nodes and pods, while it moves. */
export function letsPodsIn(cidrs: readonly string[]): boolean {
  return cidrs.some((cidr) => (parseCidr(cidr)?.prefix ?? widestPrefix) < widestPrefix);
}

/**
 * The subnets of the load balancer: public ones, or those that internal balancers have for themselves, so that pods let nobody else in. A network that has
 * none of these gives its private ones. While a balancer moves it may still be in the private ones, and pods let both in.
 */
export function balancerPlace(
  network: INetwork,
  plan: SubnetPlan,
  { scheme, moves }: { readonly scheme: IEndpoint['scheme']; readonly moves: boolean },
): BalancerPlace {
  const { publicSubnetIds, privateSubnetIds, balancerSubnetIds } = network;
  if (scheme === 'internet-facing') return { subnetIds: publicSubnetIds, cidrs: plan.public };
  if (balancerSubnetIds === privateSubnetIds) return { subnetIds: privateSubnetIds, cidrs: plan.private };
  return { subnetIds: balancerSubnetIds, cidrs: moves ? [...plan.balancer, ...plan.private] : plan.balancer };
}
