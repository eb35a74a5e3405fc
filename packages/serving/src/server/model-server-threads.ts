import type { BatchingSection } from '@spot-serving/core';

/** Thread pools of a ModelServer. */
export interface ModelServerThreads {
  /** Whole CPUs: threads of TensorFlow's two pools, and batches that run at once. */
  readonly cpus: number;
  /** Threads of each API's own pool: requests that are in hand at once. */
  readonly api: number;
}

/** Most threads of an API's pool. They sleep while they wait for a batch, but each has a stack; our choice. */
const mostThreads = 512;

/**
 * Thread pools for what a pod asks for. Upstream's defaults are the CPUs of the whole node and four times as many for each API
 * (server.cc, `port::NumSchedulableCPUs`), which a small pod on a large node pays with throttling (kserve#1031). The REST event loop takes a
 * thread of its pool for good (evhttp_server.cc), so fewer than two would answer nobody; here they are never fewer than four.
 *
 * A request holds a thread until its batch has run, so fewer threads than a batch has places never fill one. With batching there are threads
 * for all batches that run and wait. Beyond its threads REST queues, and gRPC refuses with RESOURCE_EXHAUSTED (grpc, thread_manager.cc).
 *
 * @param cpuMillicores CPU that the pod asks for
 * @param batching how requests are gathered; @default not at all
 */
export function modelServerThreads(cpuMillicores: number, batching?: BatchingSection): ModelServerThreads {
  const cpus = Math.max(1, Math.ceil(cpuMillicores / 1000));
  const least = 4 * cpus;
  if (batching === undefined) return { cpus, api: least };
  const { maxBatchSize, maxEnqueuedBatches = cpus } = batching;
  return {
    cpus,
    api: Math.min(Math.max(least, maxBatchSize * (cpus + maxEnqueuedBatches) + 2), Math.max(least, mostThreads)),
  };
}
