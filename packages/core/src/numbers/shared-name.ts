import { balancerCheck } from './balancer-check';

/** How long resolvers keep the answer for an alias of a load balancer, seconds: its TTL is fixed (Route 53 FAQs, "Do I need to adjust the TTL for my records in order to use DNS Failover?"). */
export const balancerAliasSeconds = 60;

/**
 * From the loss of a region until Route 53 no longer answers with it, seconds. A balancer cannot know before its targets missed as many checks as it takes; AWS
 * does not say how soon Route 53 hears of it, so a minute more is an allowance (as long as records need to spread: Route 53 developer guide, "Editing records").
 */
export const regionNoticedSeconds = {
  fastest: balancerCheck.unhealthyThreshold * balancerCheck.intervalSeconds,
  slowest: balancerCheck.unhealthyThreshold * balancerCheck.intervalSeconds + 60,
} as const;
