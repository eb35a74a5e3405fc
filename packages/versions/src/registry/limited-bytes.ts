import { RegistryError } from './registry-error';

const mib = 1024 * 1024;

/**
 * What is read whole of a registry's answer, at most, in bytes. A manifest has at most 4 MiB (OCI distribution specification 1.1, "Pushing Manifests"); an
 * error or a token has some hundred bytes; the index of a large collection of charts some 20 MB.
 */
export const limits = { manifest: 4 * mib, index: 64 * mib, tags: 8 * mib, token: mib / 4, refusal: mib / 16 } as const;

/**
 * The body of an answer, as far as `most` bytes.
 *
 * @throws RegistryError for a longer one, of which no more is read
 */
export async function limitedBytes(host: string, what: string, response: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
  for await (const part of body) {
    size += part.byteLength;
    // Leaving the loop cancels the body.
    if (size > most) throw new RegistryError(host, `sent more than ${most} bytes for ${what}`, response.status);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
