import { createHmac, timingSafeEqual } from 'node:crypto';

/** Makes and checks seals: short texts that only the holder of a key can make of a message. */
export interface Sealer {
  /** @param message at most 4,096 bytes, what KMS takes ("GenerateMac", KMS API reference) */
  seal(message: string): Promise<string>;
  /** Whether a seal was made of this message by the holder of the key. */
  verify(message: string, seal: string): Promise<boolean>;
}

/** Seals by a secret that whoever makes and whoever checks them shares: by hand, and where there is no KMS. */
export function secretSealer(secret: string): Sealer {
  const of = (message: string) => createHmac('sha256', secret).update(message).digest();
  return {
    seal: (message) => Promise.resolve(of(message).toString('base64')),
    verify: (message, seal) => {
      const [own, theirs] = [of(message), Buffer.from(seal, 'base64')];
      return Promise.resolve(own.length === theirs.length && timingSafeEqual(own, theirs));
    },
  };
}
