import { z } from 'zod';

import type { Problem } from '../problems';
import { whole } from './forms';
import { section } from './section';
import { shapeProblems } from './shape-problems';

/** How ModelServer gathers requests into batches (TensorFlow Serving, batching parameters). */
export interface BatchingSection {
  /** Most items in a batch. */
  readonly maxBatchSize: number;
  /** How long a batch waits for more, microseconds. @default 0 */
  readonly batchTimeoutMicros?: number;
  /** Batches that wait before requests are refused with a retriable 503. @default `numBatchThreads`, as upstream advises for online serving */
  readonly maxEnqueuedBatches?: number;
  /** Batches that run at once, no more than a pod has CPUs: each of them holds its memory. @default the whole CPUs of a pod */
  readonly numBatchThreads?: number;
}

/** What is written in place of numbers, for what a model's clients wait for. */
export type BatchingProfile = 'latency' | 'throughput';

/** Batching with each of its numbers. */
export type ResolvedBatching = Required<BatchingSection>;

/**
 * The recommended numbers of each kind of model, to begin with; measure your own.
 *
 * Threads, the queue and the time-out are those of the batching guide (TensorFlow Serving's batching/README.md at 2.19.1, "Performance Tuning"): as many batches
 * as CPUs, none waits for more, and as many are queued as run, for models whose clients wait; 1 to 10 ms and a longer queue for those that are asked in bulk. The guide
 * has "a really high" size for CPUs, which here would be memory that each pod keeps: 8 and 32 items are our choice, of 8 MiB each as an allowance 64 and 256 MiB for each CPU.
 */
const profiles = {
  latency: { maxBatchSize: 8, batchTimeoutMicros: 0, queuedForEach: 1 },
  throughput: { maxBatchSize: 32, batchTimeoutMicros: 5000, queuedForEach: 4 },
} as const satisfies Record<BatchingProfile, object>;

const words = Object.keys(profiles) as BatchingProfile[];

const numbers = section({
  maxBatchSize: whole('write the size of a batch: a whole number from 1 to 100000', 1, 100_000),
  batchTimeoutMicros: whole(
    'write how long a batch waits, microseconds: a whole number from 0 to 10000000',
    0,
    10_000_000,
  ).optional(),
  maxEnqueuedBatches: whole('write how many batches wait: a whole number from 1 to 100000', 1, 100_000).optional(),
  numBatchThreads: whole('write how many batches run at once: a whole number from 1 to 192', 1, 192).optional(),
});

/** Its shape: the name of a profile, or numbers. */
export const batchingSchema = z.union([z.enum(words), numbers], {
  error: `write ${words.map((word) => `'${word}'`).join(' or ')}, or an object with ${Object.keys(numbers.shape).join(', ')}`,
});

/** Every number of a pod of so many whole CPUs. */
export function resolveBatching(batching: BatchingProfile | BatchingSection, cpus: number): ResolvedBatching {
  if (typeof batching === 'string') {
    const { queuedForEach, ...profile } = profiles[batching];
    return { ...profile, maxEnqueuedBatches: queuedForEach * cpus, numBatchThreads: cpus };
  }
  const { maxBatchSize, batchTimeoutMicros = 0, numBatchThreads = cpus } = batching;
  const { maxEnqueuedBatches = numBatchThreads } = batching;
  return { maxBatchSize, batchTimeoutMicros, maxEnqueuedBatches, numBatchThreads };
}

/** Everything wrong with batching by itself, at `batching` and below. */
export function batchingSettingsProblems(given: BatchingProfile | BatchingSection): Problem[] {
  return shapeProblems(section({ batching: batchingSchema }), { batching: given }, 'all');
}
