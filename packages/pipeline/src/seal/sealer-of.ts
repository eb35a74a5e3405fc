import { type Sealer, secretSealer } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

import { kmsSealer } from './kms-sealer';

/** Shortest secret of seals, in characters. */
const shortest = 16;

/** Variables with the keys of KMS. */
type KeyVariable = 'REVIEW_SEAL_KEY' | 'DECISION_SEAL_KEY';

/**
 * What seals reviews or decisions: a key of KMS, or, by hand and elsewhere, the secret in REVIEW_SEAL_SECRET.
 *
 * @returns undefined where there is neither
 * @throws {Failure} 2 for a key that is no ARN, and for a secret that is too short
 */
export function sealerOf(variable: KeyVariable, env: NodeJS.ProcessEnv): Sealer | undefined {
  const { [variable]: key, REVIEW_SEAL_SECRET: secret } = env;
  if (key) {
    if (!/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(?:key|alias)\/[\w/-]+$/.test(key))
      throw new Failure(`${variable} is the ARN of a key of KMS or of its alias, not "${key}"`, 2);
    return kmsSealer(key);
  }
  if (!secret) return undefined;
  if (secret.length < shortest)
    throw new Failure(`REVIEW_SEAL_SECRET has ${secret.length} characters; give at least ${shortest}`, 2);
  return secretSealer(secret);
}

/** The same for an apply, which cannot do without: by it alone it knows what was reviewed. @throws {Failure} 2 */
export function neededSealer(variable: KeyVariable, env: NodeJS.ProcessEnv): Sealer {
  const sealer = sealerOf(variable, env);
  if (sealer !== undefined) return sealer;
  throw new Failure(`${variable} is not set; give the ARN of the key, or the secret in REVIEW_SEAL_SECRET`, 2);
}
