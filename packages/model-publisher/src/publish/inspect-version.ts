import { inParallel } from '../store-client/in-parallel';
import type { StoredChecksum } from '../store-client/model-bucket';
import { requestsAtOnce } from './compare';
import { type ManifestEntry, parseManifest } from './manifest';
import { few } from './refusals';
import type { VersionAddress } from './version-address';

/**
 * Which bytes are read back: none, those of files that were sent in parts (S3 keeps no digest of the whole of them), or all. What is not
 * read is trusted to the checksum that S3 compared when it came.
 */
export type ReadBack = 'none' | 'parted' | 'all';

/** A version as the store holds it. */
export interface InspectedVersion {
  /** Files of the manifest, or of the listing where there is no manifest. */
  readonly files: number;
  /** Bytes of the objects, without the manifest. */
  readonly bytes: number;
  /** What differs from the manifest, a line each; empty for a whole version. */
  readonly faults: readonly string[];
}

/** Compares a version with its manifest: every file there, none besides, each with its digest. @throws {Failure} 1 in one line */
export async function inspectVersion(address: VersionAddress, readBack: ReadBack): Promise<InspectedVersion> {
  const objects = new Map((await address.bucket.list(address.prefix)).map(({ key, size }) => [key, size]));
  const isPublished = objects.delete(address.manifestKey);
  const bytes = [...objects.values()].reduce((sum, size) => sum + size, 0);
  const paths = [...objects.keys()].map((key) => key.slice(address.prefix.length));
  const files = paths.length;
  if (!isPublished && files === 0) return { files, bytes, faults: ['the store has no such version'] };
  if (!isPublished)
    return {
      files,
      bytes,
      faults: [`it is half published: it holds ${few(paths)}, and no manifest.sha256; run publish-model again`],
    };
  const entries = parseManifest(await address.bucket.text(address.manifestKey));
  if (entries === undefined) return { files, bytes, faults: ['manifest.sha256 is no list of digests and paths'] };
  return {
    files: entries.length,
    bytes,
    faults: [...strayFaults(entries, paths), ...(await digestFaults(address, entries, paths, readBack))],
  };
}

function strayFaults(entries: readonly ManifestEntry[], paths: readonly string[]): string[] {
  const named = new Set(entries.map(({ path }) => path));
  const there = new Set(paths);
  return [
    ...[...named].filter((path) => !there.has(path)).map((path) => `${path} is missing`),
    ...paths.filter((path) => !named.has(path)).map((path) => `${path} is not in the manifest`),
  ];
}

async function digestFaults(
  address: VersionAddress,
  entries: readonly ManifestEntry[],
  paths: readonly string[],
  readBack: ReadBack,
): Promise<string[]> {
  const there = new Set(paths);
  const faults: string[] = [];
  const present = entries.filter(({ path }) => there.has(path));
  await inParallel(requestsAtOnce, present, async ({ path, sha256 }) => {
    const actual = await digestOf(address, path, readBack);
    if (actual !== undefined && actual !== sha256)
      faults.push(`${path} has digest ${actual}, the manifest says ${sha256}`);
  });
  return faults.sort();
}

const nothingKept: StoredChecksum = { sha256: undefined, inParts: false };

/** Digest of an object, hex; undefined where only its bytes would tell and they are not to be read. */
async function digestOf(address: VersionAddress, path: string, readBack: ReadBack): Promise<string | undefined> {
  const { bucket } = address;
  const key = address.key(path);
  const { sha256, inParts } = readBack === 'all' ? nothingKept : await bucket.checksum(key);
  if (sha256 !== undefined && !inParts) return Buffer.from(sha256, 'base64').toString('hex');
  return readBack === 'none' ? undefined : bucket.digest(key);
}
