import { createHmac } from 'node:crypto';

import type { Entry } from './entries';

/** Characters of one bucket in the text: 24 bits of base64url. */
export const bucketWidth = 4;

/** Which of `size` buckets a name is in. Keyed, so the text does not tell who is in it. */
export function bucketOf(name: string, size: number, key: string): number {
  return createHmac('sha256', key).update(`bucket ${name}`).digest().readUInt32BE(0) % size;
}

/** One short keyed digest for each bucket of `entries`, side by side; `AAAA` for an empty one. */
export function bucketsOf(entries: readonly Entry[], size: number, key: string): string {
  const buckets = Array.from({ length: size }, (): Buffer[] => []);
  for (const { name, hash } of entries) buckets[bucketOf(name, size, key)]?.push(hash);
  return buckets.map((hashes) => (hashes.length === 0 ? 'A'.repeat(bucketWidth) : digestOf(hashes, key))).join('');
}

function digestOf(hashes: readonly Buffer[], key: string): string {
  return createHmac('sha256', key).update(Buffer.concat(hashes)).digest('base64url').slice(0, bucketWidth);
}
