import { Failure } from '@spot-serving/terraform-runner';

/** Shortest key of fingerprints, in characters. */
const SHORTEST = 16;

/**
 * The key of fingerprints. An apply cannot do without: by it alone it knows what was reviewed.
 *
 * @throws {Failure} 2
 */
export function fingerprintKey({ REVIEW_FINGERPRINT_KEY: key }: NodeJS.ProcessEnv): string {
  if (key !== undefined && key.length >= SHORTEST) return key;
  const found = key ? `has ${key.length} characters` : 'is not set';
  throw new Failure(
    `REVIEW_FINGERPRINT_KEY ${found}; give the secret of at least ${SHORTEST} characters that the review was made with`,
    2,
  );
}
