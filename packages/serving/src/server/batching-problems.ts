import {
  type BatchingSection,
  batchingSettingsProblems,
  type Problem,
  resolveBatching,
  toldOnce,
  when,
} from '@spot-serving/core';

/** Everything wrong with batching, as in an environment. A batch that waits as long as the longest request answers each of its requests too late. */
export function batchingProblems(batching: BatchingSection, longestRequestSeconds: number): Problem[] {
  const { batchTimeoutMicros: value } = resolveBatching(batching);
  const most = Math.max(0, longestRequestSeconds * 1_000_000 - 1);
  const fix = `write a whole number from 0 to ${most}`;
  return toldOnce([
    batchingSettingsProblems(batching),
    when(value > most, { path: 'batching.batchTimeoutMicros', value, fix }),
  ]);
}
