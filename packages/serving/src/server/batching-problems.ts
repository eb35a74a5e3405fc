import {
  type BatchingProfile,
  type BatchingSection,
  batchingSettingsProblems,
  type Problem,
  resolveBatching,
  type ResolvedServedModel,
  toldOnce,
  when,
} from '@spot-serving/core';

import { modelServerThreads, wholeCpus } from './model-server-threads';

/** What batching is held against. */
export type BatchedModel = Pick<ResolvedServedModel, 'cpuMillicores' | 'longestRequestSeconds'> &
  Partial<Pick<ResolvedServedModel, 'itemsPerRequest' | 'measured' | 'flags'>>;

/**
 * Everything wrong with batching, as in an environment: a batch that waits as long as the longest request, more of them at once than there are CPUs to run them, and, where the
 * CPU of an item was measured, a queue of which the last is answered too late.
 */
export function batchingProblems(batching: BatchingProfile | BatchingSection, model: BatchedModel): Problem[] {
  const wrong = batchingSettingsProblems(batching);
  // Words that are none have no numbers.
  if (wrong.some(({ path }) => path === 'batching')) return wrong;
  return toldOnce([
    wrong,
    timeoutProblems(batching, model),
    threadProblems(batching, model),
    sizeProblems(batching, model),
    queueProblems(batching, model),
    heldProblems(batching, model),
  ]);
}

type Rule = (batching: BatchingProfile | BatchingSection, model: BatchedModel) => Problem[];

const timeoutProblems: Rule = (batching, { cpuMillicores, longestRequestSeconds }) => {
  const { batchTimeoutMicros: value } = resolveBatching(batching, wholeCpus(cpuMillicores));
  const most = Math.max(0, longestRequestSeconds * 1_000_000 - 1);
  return when(value > most, {
    path: 'batching.batchTimeoutMicros',
    value,
    fix: `write a whole number from 0 to ${most}`,
  });
};

const threadProblems: Rule = (batching, { cpuMillicores }) => {
  const cpus = wholeCpus(cpuMillicores);
  const { numBatchThreads: value } = resolveBatching(batching, cpus);
  const fix = `use at most ${cpus}, the CPUs of a pod of ${cpuMillicores}m, or leave it out: more batches at once take turns, and each holds its memory`;
  return when(value > cpus, { path: 'batching.numBatchThreads', value, fix, against: ['cpuMillicores'] });
};

/** ModelServer refuses such a request with INVALID_ARGUMENT (tensorflow, shared_batch_scheduler.h, "Task size ... is larger than maximum input batch size"). */
const sizeProblems: Rule = (batching, { cpuMillicores, itemsPerRequest: value }) => {
  if (value === undefined) return [];
  const { maxBatchSize } = resolveBatching(batching, wholeCpus(cpuMillicores));
  const fix = `use at most ${maxBatchSize}, or batching of a maxBatchSize of ${value} or more: ModelServer refuses a request that no batch holds`;
  return when(value > maxBatchSize, {
    path: 'itemsPerRequest',
    value,
    fix,
    against: ['batching', 'batching.maxBatchSize'],
  });
};

/** Each item takes no more CPU in a batch than alone, so that a full queue is answered by then at the latest. */
const queueProblems: Rule = (batching, { cpuMillicores, longestRequestSeconds, measured }) => {
  if (measured === undefined) return [];
  const {
    maxBatchSize,
    numBatchThreads,
    maxEnqueuedBatches: value,
  } = resolveBatching(batching, wholeCpus(cpuMillicores));
  const batchSeconds = (maxBatchSize * measured.cpuMillis) / cpuMillicores;
  const most = Math.floor(longestRequestSeconds / batchSeconds - numBatchThreads);
  const late = `the last of ${numBatchThreads} batches that run and ${value} that wait is answered after ${Math.ceil(batchSeconds * (numBatchThreads + value))} s: ${maxBatchSize} items in each, ${measured.cpuMillis} ms of CPU for each (measured.cpuMillis), ${cpuMillicores}m for all`;
  const fix = `${most < 1 ? 'use a smaller maxBatchSize' : `use at most ${most}, or a smaller maxBatchSize`}, or raise longestRequestSeconds, which is ${longestRequestSeconds}: ${late}`;
  return when(value > most, {
    path: 'batching.maxEnqueuedBatches',
    value,
    fix,
    against: ['batching', 'batching.maxBatchSize', 'cpuMillicores', 'longestRequestSeconds', 'measured.cpuMillis'],
  });
};

/** A queue that was named, and that no thread is left to fill: then gRPC refuses with RESOURCE_EXHAUSTED, which nothing counts, and never with a retriable UNAVAILABLE. */
const heldProblems: Rule = (batching, { cpuMillicores, itemsPerRequest, flags }) => {
  if (typeof batching === 'string' || batching.maxEnqueuedBatches === undefined || itemsPerRequest === undefined)
    return [];
  const { cpus, grpc, rest } = modelServerThreads(cpuMillicores, batching, flags);
  const { maxBatchSize, numBatchThreads, maxEnqueuedBatches: value } = resolveBatching(batching, cpus);
  const held = Math.min(grpc, rest) - 1;
  const requests = Math.max(1, Math.floor(maxBatchSize / itemsPerRequest));
  // Too few threads for one batch are told at the flag that names them.
  if (held < requests) return [];
  const most = Math.max(1, Math.floor(held / requests) - numBatchThreads);
  const fix = `use at most ${most}: by one API a pod holds ${held} requests (grpcMaxThreads, restApiNumThreads), ${requests} in each batch, so that more never wait`;
  const against = [
    'batching.maxBatchSize',
    'batching.numBatchThreads',
    'flags.grpcMaxThreads',
    'flags.restApiNumThreads',
  ];
  return when(value > most, {
    ...{ path: 'batching.maxEnqueuedBatches', value, fix },
    against: [...against, 'itemsPerRequest', 'cpuMillicores'],
  });
};
