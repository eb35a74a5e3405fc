/** From a Spot warning to the end of the instance, seconds (EC2 user guide, "Spot Instance interruption notices"). */
export const spotNoticeSeconds = 120;

/** From a Spot warning to the node's cordon, seconds, and from there to the first eviction: measured with the real controllers (serving 1.10). */
export const handlerSeconds = {
  cordon: { fastest: 0.2, slowest: 2.3 },
  eviction: { fastest: 0.2, slowest: 0.6 },
} as const;

/** Between two tries of an eviction that the disruption budget refuses, seconds (aws-node-termination-handler#448; serving 1.8). */
export const evictionRetrySeconds = 5;

/** How long the balancer may go on sending requests to a pod that is leaving, seconds: seen until 15 to 19 (aws-load-balancer-controller#2366; serving 1.7). */
export const balancerLateSeconds = 20;
