import { type DigestedFile, hexOf } from '../store-client/file-digest';
import { inParallel } from '../store-client/in-parallel';
import { parseManifest } from './manifest';
import type { VersionAddress } from './version-address';

/** Questions about objects under way at a time. */
export const requestsAtOnce = 8;

/** What a store holds of a version, beside the folder that is to be that version. */
export interface Comparison {
  /** Whether the manifest is there, so that loaders take the version. */
  readonly isPublished: boolean;
  /** Files that the store has yet to get. */
  readonly missing: readonly DigestedFile[];
  /** Paths of files whose bytes in the store are others, or may be: they came without a digest. */
  readonly differing: readonly string[];
  /** Paths of the version that the folder does not have. */
  readonly extra: readonly string[];
}

/** Digest of each path that a store holds of a version, hex; undefined where nobody told it. */
type Held = ReadonlyMap<string, string | undefined>;

/**
 * Compares with the manifest, or, before there is one, with the digest that each object was sent with. No byte of a model is read: a publisher may not.
 *
 * @throws {Failure} 1 in one line
 */
export async function compare(address: VersionAddress, files: readonly DigestedFile[]): Promise<Comparison> {
  const objects = await address.bucket.list(address.prefix);
  const there = objects.map(({ key }) => key.slice(address.prefix.length));
  const isPublished = objects.some(({ key }) => key === address.manifestKey);
  const held = isPublished ? await listed(address, there) : await sent(address, there);
  const known = new Set(files.map(({ path }) => path));
  return {
    isPublished,
    missing: files.filter(({ path }) => !held.has(path)),
    differing: files
      .filter(({ path, sha256 }) => held.has(path) && held.get(path) !== hexOf(sha256))
      .map(pathOf)
      .sort(),
    extra: [...held.keys()].filter((path) => !known.has(path)),
  };
}

/** What the manifest lists and the store has; what else lies beside it, no loader takes. */
async function listed(address: VersionAddress, there: readonly string[]): Promise<Held> {
  const entries = parseManifest(await address.bucket.text(address.manifestKey)) ?? [];
  const present = new Set(there);
  return new Map(entries.filter(({ path }) => present.has(path)).map(({ path, sha256 }) => [path, sha256]));
}

async function sent(address: VersionAddress, there: readonly string[]): Promise<Held> {
  const held = new Map<string, string | undefined>(there.map((path) => [path, undefined]));
  await inParallel(requestsAtOnce, there, async (path) => {
    held.set(path, await address.bucket.digestSent(address.key(path)));
  });
  return held;
}

function pathOf({ path }: DigestedFile): string {
  return path;
}
