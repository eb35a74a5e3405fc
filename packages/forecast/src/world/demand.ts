import { demandMetrics } from '@spot-serving/core/numbers';

/**
 * What of demand an autoscaler looks at, and how much of it a pod should have: requests that are sent, as a balancer counts them; those that pods answered, of which
 * full pods show no more than they can do; or those in hand, of which they show as many as they have threads.
 */
export interface Demand {
  readonly of: 'sent' | 'answered' | 'in hand';
  readonly perPod: number;
}

/** What a metric of this name shows; one that is not of this house is taken to be counted where requests are sent. */
export function demandOf(metric: string | undefined): Demand['of'] {
  if (metric === demandMetrics.concurrency) return 'in hand';
  return metric === demandMetrics.requestsPerSecond ? 'answered' : 'sent';
}
