import { GenerateMacCommand, KMSClient, KMSInvalidMacException, VerifyMacCommand } from '@aws-sdk/client-kms';

import type { Sealer } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

/** The only algorithm of an HMAC_256 key (KMS API reference, GenerateMac). */
const MacAlgorithm = 'HMAC_SHA_256';

/**
 * Seals by a key of KMS that nobody can read: to make one and to check one are rights of their own.
 *
 * @param KeyId ARN of the key, or of its alias; its region is where it is asked
 * @throws {Failure} 1 in KMS's words, from every method
 */
export function kmsSealer(KeyId: string): Sealer {
  const client = new KMSClient({ region: KeyId.split(':')[3] });
  return {
    seal: async (message) => {
      const { Mac = new Uint8Array() } = await client
        .send(new GenerateMacCommand({ KeyId, MacAlgorithm, Message: Buffer.from(message) }))
        .catch(refused('make a seal', KeyId));
      return Buffer.from(Mac).toString('base64');
    },
    verify: async (message, seal) => {
      const Mac = Buffer.from(seal, 'base64');
      try {
        const { MacValid } = await client.send(
          new VerifyMacCommand({ KeyId, MacAlgorithm, Message: Buffer.from(message), Mac }),
        );
        return MacValid === true;
      } catch (error) {
        if (error instanceof KMSInvalidMacException) return false;
        return refused('check a seal', KeyId)(error as Error);
      }
    },
  };
}

function refused(what: string, key: string): (error: Error) => never {
  return ({ message }) => {
    throw new Failure(`KMS does not ${what} with ${key}: ${message}`, 1);
  };
}
