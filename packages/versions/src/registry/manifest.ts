import { createHash } from 'node:crypto';

import * as z from 'zod';

/** The forms of manifests that are asked for (OCI image specification, "Media Types"; Docker's image manifest version 2, schema 2). */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const descriptor = z.object({ digest, size: z.int().min(0) });
const platform = z.object({ os: z.string(), architecture: z.string() });

const shape = z.object({
  manifests: z.array(descriptor.extend({ platform: platform.optional() })).default([]),
  config: descriptor.optional(),
  layers: z.array(descriptor).default([]),
});

/** Something that a manifest names. */
export interface Descriptor {
  /** `sha256:` and 64 digits. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** An image's manifest, or the index of an image that is there for several platforms. */
export interface Manifest {
  /** As the registry sent it: its digest is that of these very bytes. */
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
  /** The manifests of an index, with their platforms; empty for an image. */
  readonly children: readonly (Descriptor & { readonly platform?: Readonly<z.infer<typeof platform>> })[];
  /** Configuration of an image. */
  readonly config?: Descriptor;
  /** Layers of an image. */
  readonly layers: readonly Descriptor[];
}

/** Reads a manifest and computes its digest. @throws Error when it is none */
export function readManifest(bytes: Buffer, mediaType: string): Manifest {
  const { success, data, error } = shape.safeParse(json(bytes));
  if (!success)
    throw new Error(
      `sent no manifest: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  const { manifests, config, layers } = data;
  return {
    bytes,
    mediaType,
    digest: digestOf(bytes),
    children: manifests,
    layers,
    ...(config === undefined ? {} : { config }),
  };
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `sha256:` of some bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
