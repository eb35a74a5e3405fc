import type { ResolvedBatching } from '@spot-serving/core';

/** `BatchingParameters` in protobuf's text format (session_bundle_config.proto). */
export function batchingParametersText(batches: ResolvedBatching): string {
  const fields = {
    max_batch_size: batches.maxBatchSize,
    batch_timeout_micros: batches.batchTimeoutMicros,
    max_enqueued_batches: batches.maxEnqueuedBatches,
    num_batch_threads: batches.numBatchThreads,
  };
  return Object.entries(fields)
    .map(([field, value]) => `${field} { value: ${value} }\n`)
    .join('');
}
