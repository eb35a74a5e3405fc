import type { BatchingSection, Problem } from '@spot-serving/core';

import { unknownKeyProblems } from './unknown-key-problems';
import { wholeNumberProblems } from './whole-number-problems';

const known: Record<keyof BatchingSection, true> = {
  maxBatchSize: true,
  batchTimeoutMicros: true,
  maxEnqueuedBatches: true,
};

/** Everything wrong with batching. A batch that waits as long as the longest request answers each of its requests too late. */
export function batchingProblems(batching: BatchingSection, longestRequestSeconds: number): Problem[] {
  const { maxBatchSize, batchTimeoutMicros = 0, maxEnqueuedBatches = 1 } = batching;
  return [
    ...unknownKeyProblems('batching', batching, Object.keys(known)),
    ...wholeNumberProblems('batching.maxBatchSize', maxBatchSize, 1),
    ...wholeNumberProblems(
      'batching.batchTimeoutMicros',
      batchTimeoutMicros,
      0,
      Math.max(0, longestRequestSeconds * 1_000_000 - 1),
    ),
    ...wholeNumberProblems('batching.maxEnqueuedBatches', maxEnqueuedBatches, 1),
  ];
}
