import {
  type BatchingProfile,
  type BatchingSection,
  type ModelServerFlagsSection,
  resolveBatching,
  type ResolvedBatching,
} from '@spot-serving/core';

/** Thread pools of a ModelServer. */
export interface ModelServerThreads {
  /** Whole CPUs: threads of TensorFlow's two pools, and the most batches that run at once. */
  readonly cpus: number;
  /** `--grpc_max_threads`: one of them waits for calls, each of the others holds one; a further call is refused at once with RESOURCE_EXHAUSTED. */
  readonly grpc: number;
  /** `--rest_api_num_threads`: one of them is the event loop, each of the others holds a request; a further request waits, and a probe behind it. */
  readonly rest: number;
}

/** With 64 threads no burst and no load that was tried was refused (load, 4), and a thread that waits costs a stack that nobody touches. */
const leastThreads = 64;

/** For each CPU, so that large pods have as much over what is in flight: our choice, four times upstream's. */
const threadsPerCpu = 16;

/** Most threads that batching adds. They sleep while they wait for a batch, but each has a stack; our choice. */
const mostThreads = 512;

/**
 * Thread pools for what a pod asks for. Upstream's defaults are the CPUs of the whole node for TensorFlow, which a small pod on a large node pays with
 * throttling (kserve#1031), and four times as many for each API (server.cc, `port::NumSchedulableCPUs`): so few that at 70 % of one CPU a third of all
 * gRPC calls meets none that is free, and is refused (load, 4; tensorflow/serving#1795). No metric of a balancer sees that.
 *
 * A request holds a thread until its batch has run, so fewer threads than a batch has places never fill one. With batching there are threads for all batches
 * that run and wait.
 *
 * @param cpuMillicores CPU that the pod asks for
 * @param batching how requests are gathered; @default not at all
 * @param flags threads that the model's entry names; @default those computed
 */
export function modelServerThreads(
  cpuMillicores: number,
  batching?: BatchingProfile | BatchingSection,
  flags: Pick<ModelServerFlagsSection, 'grpcMaxThreads' | 'restApiNumThreads'> = {},
): ModelServerThreads {
  const cpus = wholeCpus(cpuMillicores);
  const least = Math.max(leastThreads, threadsPerCpu * cpus);
  const each = Math.max(least, Math.min(batching ? places(resolveBatching(batching, cpus)) + 2 : 0, mostThreads));
  return { cpus, grpc: flags.grpcMaxThreads ?? each, rest: flags.restApiNumThreads ?? each };
}

/** Whole CPUs of what a pod asks for, one at least. */
export function wholeCpus(cpuMillicores: number): number {
  return Math.max(1, Math.ceil(cpuMillicores / 1000));
}

/** Items in batches that run and wait. */
function places({ maxBatchSize, numBatchThreads, maxEnqueuedBatches }: ResolvedBatching): number {
  return maxBatchSize * (numBatchThreads + maxEnqueuedBatches);
}
