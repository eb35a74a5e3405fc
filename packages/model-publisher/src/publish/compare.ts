import { compositeChecksum, type DigestedFile } from '../store-client/file-digest';
import { inParallel } from '../store-client/in-parallel';
import type { StoredObject } from '../store-client/model-bucket';
import type { VersionAddress } from './version-address';

/** HEAD requests under way at a time. */
export const requestsAtOnce = 8;

/** What a store holds of a version, beside the folder that is to be that version. */
export interface Comparison {
  /** Whether the manifest is there, so that loaders take the version. */
  readonly isPublished: boolean;
  /** Files that the store has yet to get. */
  readonly missing: readonly DigestedFile[];
  /** Paths of files whose bytes in the store are others. */
  readonly differing: readonly string[];
  /** Paths in the store that the folder does not have. */
  readonly extra: readonly string[];
}

/** Compares by size, then by the checksum that S3 keeps. @throws {Failure} 1 in one line */
export async function compare(address: VersionAddress, files: readonly DigestedFile[]): Promise<Comparison> {
  const objects = new Map((await address.bucket.list(address.prefix)).map((object) => [object.key, object]));
  const isPublished = objects.delete(address.manifestKey);
  const there = files.filter(({ path }) => objects.has(address.key(path)));
  const differing = new Set<string>();
  await inParallel(requestsAtOnce, there, async (file) => {
    if (!(await isSame(address, file, objects.get(address.key(file.path))))) differing.add(file.path);
  });
  const known = new Set(files.map(({ path }) => address.key(path)));
  return {
    isPublished,
    missing: files.filter(({ path }) => !objects.has(address.key(path))),
    differing: [...differing].sort(),
    extra: [...objects.keys()].filter((key) => !known.has(key)).map((key) => key.slice(address.prefix.length)),
  };
}

async function isSame(address: VersionAddress, file: DigestedFile, object: StoredObject | undefined): Promise<boolean> {
  return object?.size === file.size && (await hasSameContent(address, file));
}

/** Whether the object of a file has its bytes: by the checksum that S3 compared when it came, or by reading it where that is of another kind. */
export async function hasSameContent(address: VersionAddress, file: DigestedFile): Promise<boolean> {
  const { bucket } = address;
  const key = address.key(file.path);
  const { sha256, inParts } = await bucket.checksum(key);
  if (!inParts && sha256 !== undefined) return sha256 === file.sha256;
  if (inParts && sha256 === compositeChecksum(file)) return true;
  return (await bucket.digest(key)) === Buffer.from(file.sha256, 'base64').toString('hex');
}
