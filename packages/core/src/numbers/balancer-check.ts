/**
 * How the balancer learns that a target answers: two checks, 5 seconds apart, the shortest interval there is (Elastic Load Balancing user guide, "Health
 * checks for your target groups"). The time-out is below the interval; two missed checks take a target out, as a node that went without a word needs it.
 */
export const balancerCheck = {
  intervalSeconds: 5,
  timeoutSeconds: 4,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
} as const;

/** Between two looks of the load balancer controller at a target's health, which opens the pod's readiness gate, seconds (serving 1.7). */
export const controllerLookSeconds = 15;

/** From a pod that answers to one whose readiness gate is open, seconds, at most: its checks, and a look just missed. */
export const gateSeconds = balancerCheck.healthyThreshold * balancerCheck.intervalSeconds + controllerLookSeconds;
