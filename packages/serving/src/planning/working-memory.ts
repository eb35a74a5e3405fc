import { resolveBatching, type ResolvedServedModel } from '@spot-serving/core';

import { modelServerThreads } from '../server/model-server-threads';
import { busyThreads } from './thread-problems';

/** What of a model decides how much memory its requests take. */
export type WorkingModel = Pick<
  ResolvedServedModel,
  'cpuMillicores' | 'cpuTargetPercent' | 'itemsPerRequest' | 'memoryPerItemMiB' | 'batching' | 'flags'
>;

/** Memory that requests take beside the model. The process keeps what it once had (load, 3). */
export interface WorkingMemory {
  /** Items that are computed at once at the CPU target, but for one moment in a thousand. */
  readonly itemsAtOnce: number;
  /** What those take, MiB. */
  readonly keptMiB: number;
  /** What is taken when every thread has a request, MiB. */
  readonly mostMiB: number;
}

/**
 * Memory of the requests in hand. With batching as many batches as there are threads for them run at once, by default one for each CPU, whatever waits. Without it each request in hand is computed
 * beside the others: at the CPU target few, under a load that no pod can answer one for each thread of both APIs.
 */
export function workingMemory(model: WorkingModel): WorkingMemory {
  const { cpuMillicores, itemsPerRequest, memoryPerItemMiB, batching, flags } = model;
  const { cpus, grpc, rest } = modelServerThreads(cpuMillicores, batching, flags);
  const { numBatchThreads = 0, maxBatchSize = 0 } = batching ? resolveBatching(batching, cpus) : {};
  const [usual, most] = batching
    ? [numBatchThreads * maxBatchSize, numBatchThreads * maxBatchSize]
    : [busyThreads(model) * itemsPerRequest, (grpc + rest - 2) * itemsPerRequest];
  const itemsAtOnce = Math.min(usual, most);
  return {
    itemsAtOnce,
    keptMiB: Math.ceil(itemsAtOnce * memoryPerItemMiB),
    mostMiB: Math.ceil(most * memoryPerItemMiB),
  };
}
