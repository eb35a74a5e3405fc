import type { Plan } from '../plan/plan';
import { bucketOf, bucketsOf, bucketWidth } from './buckets';
import { entriesOf } from './entries';
import { fingerprint } from './fingerprint';

/** How a plan differs from a reviewed one. */
export interface FingerprintDifference {
  /** Whether the plan does what was reviewed, no more and no less. */
  readonly same: boolean;
  /**
   * Addresses in this plan that may differ, `output.<name>` for outputs: every one that does is here. Names that share a bucket with it are here
   * too: seldom in plans below 128 changes, about `changes / 512` for each difference in larger ones.
   */
  readonly addresses: readonly string[];
  /** Whether something was reviewed that this plan surely no longer does; its address is not known, for the fingerprint holds no names. */
  readonly vanished: boolean;
}

/**
 * Compares what was reviewed with a fresh plan. The digest decides; buckets only say where to look, with 24 bits each, so a difference is
 * left unnamed once in 16 million.
 *
 * The trade: a list of digests per address would name every difference exactly, vanished ones by elimination, and outgrow a comment at about 4,000
 * changes; buckets stay below 2,116 characters.
 *
 * @param reviewed what `fingerprint` gave at the review
 * @param now the plan that is about to be applied
 * @throws {RangeError} where `reviewed` is no fingerprint of this version: then nothing was reviewed
 */
export function fingerprintDifference(reviewed: string, now: Plan, key: string): FingerprintDifference {
  const [, digest, buckets] = /^v1\.([0-9a-f]{64})\.((?:[\w-]{4}){64,512})$/.exec(reviewed) ?? [];
  if (digest === undefined || buckets === undefined)
    throw new RangeError('What was reviewed is no fingerprint of version 1; plan and review again');
  if (fingerprint(now, key).startsWith(`v1.${digest}.`)) return { same: true, addresses: [], vanished: false };
  return { same: false, ...whereabouts(buckets, now, key) };
}

function whereabouts(reviewed: string, plan: Plan, key: string): Pick<FingerprintDifference, 'addresses' | 'vanished'> {
  const size = reviewed.length / bucketWidth;
  const entries = entriesOf(plan, key);
  const now = bucketsOf(entries, size, key);
  const differing = new Set(
    Array.from({ length: size }, (_, index) => index).filter((index) => at(reviewed, index) !== at(now, index)),
  );
  const suspects = entries
    .map(({ name }) => ({ name, bucket: bucketOf(name, size, key) }))
    .filter(({ bucket }) => differing.has(bucket));
  const inhabited = new Set(suspects.map(({ bucket }) => bucket));
  return {
    addresses: suspects.map(({ name }) => name),
    vanished: [...differing].some((bucket) => !inhabited.has(bucket)),
  };
}

function at(buckets: string, index: number): string {
  return buckets.slice(index * bucketWidth, (index + 1) * bucketWidth);
}
