import { type Problem, type ResolvedServedModel, type ScalingSection, when } from '@spot-serving/core';
import { tolerance } from '@spot-serving/core/horizontal-autoscaler';
import { demandMetrics } from '@spot-serving/core/numbers';

import { serverSettings } from '../server/server-settings';
import { rounded } from './term';

/** What of demand adds a pod, beside CPU and memory. */
export interface DemandTarget {
  /** As it is called at `external.metrics.k8s.io`. */
  readonly metric: string;
  /** How much of it a pod should have. */
  readonly perPod: number;
}

/** The demand that a model's entry names. */
export function demandTarget({ concurrencyPerPod, requestsPerSecondPerPod }: ScalingSection = {}):
  DemandTarget | undefined {
  if (concurrencyPerPod !== undefined) return { metric: demandMetrics.concurrency, perPod: concurrencyPerPod };
  if (requestsPerSecondPerPod === undefined) return undefined;
  return { metric: demandMetrics.requestsPerSecond, perPod: requestsPerSecondPerPod };
}

/**
 * A target that no pod can pass: it has a thread for each request in hand, and the autoscaler acts above a tenth more than the target. With batching nobody knows what is in
 * hand: requests wait for their batch where no counter sees them.
 */
export function demandProblems(
  model: Pick<ResolvedServedModel, 'scaling' | 'cpuMillicores' | 'longestRequestSeconds' | 'batching' | 'flags'>,
): Problem[] {
  const path = 'scaling.concurrencyPerPod';
  const value = model.scaling?.concurrencyPerPod;
  if (value === undefined) return [];
  const batched =
    'name requestsPerSecondPerPod instead: with batching, requests wait for their batch where no counter of ModelServer sees them';
  if (model.batching) return [{ path, value, fix: batched }];
  const { grpcThreads, restThreads } = serverSettings(model);
  const threads = Math.min(grpcThreads, restThreads) - 1;
  const most = (Math.ceil((10 * threads) / (1 + tolerance)) - 1) / 10;
  const fix = `use ${rounded(most)} or less: by one API a pod has no more than ${threads} requests in hand (grpcMaxThreads, restApiNumThreads), and a pod is added above ${1 + tolerance} times this`;
  return when(value > most, { path, value, fix });
}
