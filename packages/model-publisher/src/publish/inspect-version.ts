import { inParallel } from '../store-client/in-parallel';
import { requestsAtOnce } from './compare';
import { manifestDigest, type ManifestEntry, parseManifest } from './manifest';
import { few } from './refusals';
import type { VersionAddress } from './version-address';

/** A version as the store holds it. */
export interface InspectedVersion {
  /** Files of the manifest, or of the listing where there is no manifest. */
  readonly files: number;
  /** Bytes of those files. */
  readonly bytes: number;
  /** Digest of the manifest, as an environment names it; undefined where there is none. */
  readonly manifest: string | undefined;
  /** What a loader would refuse it for, a line each; empty for a whole version. */
  readonly faults: readonly string[];
  /** What lies beside the files of the manifest, a line each: loaders pass over it, and somebody put it there. */
  readonly strays: readonly string[];
}

/**
 * Compares a version with its manifest: every file there, each with its digest.
 *
 * @param reads whether every byte is read back, as readers of the model may; otherwise an object is trusted to the digest that it was sent with, which S3
 *   compared, and one that came without is trusted
 * @throws {Failure} 1 in one line
 */
export async function inspectVersion(address: VersionAddress, reads: boolean): Promise<InspectedVersion> {
  const objects = new Map(
    (await address.bucket.list(address.prefix)).map(({ key, size }) => [key.slice(address.prefix.length), size]),
  );
  const isPublished = objects.delete(address.manifestKey.slice(address.prefix.length));
  const paths = [...objects.keys()];
  const held = { files: paths.length, bytes: sum([...objects.values()]), manifest: undefined, strays: [] };
  if (!isPublished && paths.length === 0) return { ...held, faults: ['the store has no such version'] };
  if (!isPublished)
    return {
      ...held,
      faults: [`it is half published: it holds ${few(paths)}, and no manifest.sha256; run publish-model again`],
    };
  const text = await address.bucket.text(address.manifestKey);
  const entries = parseManifest(text);
  if (entries === undefined) return { ...held, faults: ['manifest.sha256 is no list of digests and paths'] };
  const named = new Set(entries.map(({ path }) => path));
  return {
    files: entries.length,
    bytes: sum(entries.map(({ path }) => objects.get(path) ?? 0)),
    manifest: manifestDigest(text),
    faults: [
      ...entries.filter(({ path }) => !objects.has(path)).map(({ path }) => `${path} is missing`),
      ...(await digestFaults(
        address,
        entries.filter(({ path }) => objects.has(path)),
        reads,
      )),
    ],
    strays: paths.filter((path) => !named.has(path)).map((path) => `${path} is not in the manifest`),
  };
}

async function digestFaults(
  address: VersionAddress,
  present: readonly ManifestEntry[],
  reads: boolean,
): Promise<string[]> {
  const faults: string[] = [];
  await inParallel(requestsAtOnce, present, async ({ path, sha256 }) => {
    const key = address.key(path);
    const actual = await (reads ? address.bucket.digest(key) : address.bucket.digestSent(key));
    if (actual !== undefined && actual !== sha256)
      faults.push(`${path} has digest ${actual}, the manifest says ${sha256}`);
  });
  return faults.sort();
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
