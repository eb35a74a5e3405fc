import { createHash } from 'node:crypto';

import type { Descriptor } from '../registry/manifest';

/** The same bytes, but the stream fails at its end when they are not those that `digest` names: then what reads it must not keep them. */
export function verified(bytes: ReadableStream<Uint8Array>, { digest }: Descriptor): ReadableStream<Uint8Array> {
  const hash = createHash('sha256');
  return bytes.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hash.update(chunk);
        controller.enqueue(chunk);
      },
      flush(controller) {
        const found = `sha256:${hash.digest('hex')}`;
        if (found !== digest) controller.error(new Error(`the source sent ${found} for ${digest}`));
      },
    }),
  );
}
