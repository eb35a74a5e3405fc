import type { BatchingSection } from '@spot-serving/core';

/**
 * `BatchingParameters` in protobuf's text format (session_bundle_config.proto). As many batches run at once as there are CPUs, and as many
 * wait: tensorflow/serving's batching guide, "CPU-only: One Approach" and its advice for online serving. Beyond that a request
 * that has a thread is answered with a retriable 503 at once, not late.
 *
 * @param cpus whole CPUs of the pod
 */
export function batchingParametersText(
  { maxBatchSize, batchTimeoutMicros = 0, maxEnqueuedBatches }: BatchingSection,
  cpus: number,
): string {
  const fields = {
    max_batch_size: maxBatchSize,
    batch_timeout_micros: batchTimeoutMicros,
    max_enqueued_batches: maxEnqueuedBatches ?? cpus,
    num_batch_threads: cpus,
  };
  return Object.entries(fields)
    .map(([field, value]) => `${field} { value: ${value} }\n`)
    .join('');
}
