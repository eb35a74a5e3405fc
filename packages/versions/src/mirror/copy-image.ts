import type { Descriptor, Manifest } from '../registry/manifest';
import type { Registry } from '../registry/registry';
import { verified } from './verified';

/** A repository of a registry. */
export interface Place {
  readonly registry: Registry;
  readonly repository: string;
}

/** An image to copy. */
export interface Copy {
  readonly from: Place;
  readonly to: Place;
  /** Digest of its manifest or index, the same on both sides. */
  readonly digest: string;
  /** Tag to have there. @default none - it is found by its digest */
  readonly tag?: string;
}

/** A tag there points to another image than the one to copy, and tags are not moved. */
export class TagTaken extends Error {
  constructor({ to: { registry, repository }, tag, digest }: Copy, found: string) {
    super(
      `${registry.host}/${repository}:${tag} points to ${found}, and ours is ${digest}; remove the tag there, or resolve the version anew`,
    );
    this.name = 'TagTaken';
  }
}

/** Whether the image is there under its tag, or its digest. @throws TagTaken when another one is */
export async function isThere(copy: Copy): Promise<boolean> {
  const { registry, repository } = copy.to;
  const found = await registry.digest(repository, copy.tag ?? copy.digest);
  if (found !== undefined && found !== copy.digest) throw new TagTaken(copy, found);
  return found !== undefined;
}

/**
 * Copies an image as it is, with every platform of its index, since an index without them would have another digest. First the layers, then the
 * manifests, the tag last: whoever can find it finds it whole. What is there already is not sent again.
 *
 * @throws TagTaken when the tag there points to another image
 */
export async function copyImage(copy: Copy): Promise<void> {
  if (await isThere(copy)) return;
  const { from, to, digest, tag } = copy;
  await copyManifest(await from.registry.manifest(from.repository, digest), copy, tag ?? digest);
  const found = await to.registry.digest(to.repository, tag ?? digest);
  if (found !== digest)
    throw new Error(`${to.registry.host}/${to.repository} has ${found ?? 'nothing'} where ${digest} was just stored`);
}

async function copyManifest(manifest: Manifest, copy: Copy, reference: string): Promise<void> {
  const { from, to } = copy;
  for (const { digest } of manifest.children) {
    if ((await to.registry.digest(to.repository, digest)) !== undefined) continue;
    await copyManifest(await from.registry.manifest(from.repository, digest), copy, digest);
  }
  await copyBlobs([...manifest.layers, ...(manifest.config ? [manifest.config] : [])], copy);
  await to.registry.writeManifest(to.repository, reference, manifest);
}

/** All at the same time, each once; none is left under way when one fails. */
async function copyBlobs(blobs: readonly Descriptor[], { from, to }: Copy): Promise<void> {
  const once = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
  const outcomes = await Promise.allSettled(
    once.map(async (blob) => {
      if (await to.registry.hasBlob(to.repository, blob)) return;
      await to.registry.writeBlob(to.repository, blob, async () =>
        verified(await from.registry.readBlob(from.repository, blob), blob),
      );
    }),
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
