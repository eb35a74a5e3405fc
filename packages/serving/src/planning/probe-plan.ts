import type { Startup } from './startup';

/** How often the kubelet asks, how long it waits for the answer, and how often in a row it must fail. */
export interface Probe {
  readonly periodSeconds: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold: number;
}

/** The three probes of a ModelServer. */
export interface ProbePlan {
  readonly startup: Probe;
  readonly readiness: Probe;
  readonly liveness: Probe;
}

/**
 * A flood of requests takes the threads that answer probes on the REST port, of all pods at once. So to be no longer ready takes a minute:
 * the balancer's own check is faster, and lets requests through when no target passes it, but a pod that is not ready is taken from it, and
 * the last one too (Elastic Load Balancing user guide, "Health checks for your target groups"; serving 1.7). Liveness takes two minutes, on
 * the other port: a busy server must not be killed. The start is as long as the model makes it.
 */
export function probePlan({ startupProbe }: Startup): ProbePlan {
  return {
    startup: startupProbe,
    readiness: { periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 6 },
    liveness: { periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6 },
  };
}
