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

type Demanded = Pick<
  ResolvedServedModel,
  'scaling' | 'cpuMillicores' | 'longestRequestSeconds' | 'batching' | 'flags' | 'measured'
>;

/** A target that no pod can pass, so that no pod would ever be added by it. */
export function demandProblems(model: Demanded): Problem[] {
  return [...concurrencyProblems(model), ...rateProblems(model)];
}

/** Of a measured model: a pod has the CPUs for which its server has threads. In a batch an item may take less. */
function rateProblems(model: Demanded): Problem[] {
  const { scaling, measured, batching } = model;
  const value = scaling?.requestsPerSecondPerPod;
  if (value === undefined || measured === undefined || batching !== undefined) return [];
  const { cpus } = serverSettings(model);
  const answered = (1000 * cpus) / measured.cpuMillis;
  const most = answered / (1 + tolerance);
  const fix = `use ${rounded(most)} or less: a pod answers no more than ${rounded(answered)} in a second (${cpus} CPUs, measured.cpuMillis ${measured.cpuMillis}), and one is added above ${1 + tolerance} times this`;
  const path = 'scaling.requestsPerSecondPerPod';
  return when(value > most, { path, value, fix, against: ['measured.cpuMillis', 'cpuMillicores', 'batching'] });
}

/**
 * A target that no pod can pass: it has a thread for each request in hand, and the autoscaler acts above a tenth more than the target. With batching nobody knows what is in
 * hand: requests wait for their batch where no counter sees them.
 */
function concurrencyProblems(model: Demanded): Problem[] {
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
