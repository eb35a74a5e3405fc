import { createHmac } from 'node:crypto';

import type { Plan } from '../plan/plan';
import { bucketsOf } from './buckets';
import { entriesOf } from './entries';

/**
 * What `plan` would do, as one line without spaces that may be published: `v1.<64 hex digits>.<buckets>`, at most 2,116 characters however large
 * the plan. Two plans with equal digests do the same; keyed, so that nobody can try out a guessed secret against it.
 *
 * Each thing a plan does counts with its address, actions, reason, replace paths, `after` and what is unknown in it, and each output that
 * changes; the order of keys, what is left as it is, and a count that an autoscaler commands and the plan keeps do not count. The buckets serve `fingerprintDifference` only.
 *
 * @param key secret of at least 16 characters, the same when it is compared
 * @throws {RangeError} for a shorter key
 */
export function fingerprint(plan: Plan, key: string): string {
  if (key.length < 16)
    throw new RangeError(`The key of fingerprints has ${key.length} characters; give a secret of at least 16`);
  const entries = entriesOf(plan, key);
  const digest = createHmac('sha256', key);
  for (const { hash } of entries) digest.update(hash);
  return `v1.${digest.digest('hex')}.${bucketsOf(entries, sizeFor(entries.length), key)}`;
}

/** Four times as many buckets as entries, so that most hold one name; 64 to 512, a power of two. */
function sizeFor(entries: number): number {
  return Math.min(512, Math.max(64, 2 ** Math.ceil(Math.log2(Math.max(1, entries * 4)))));
}
