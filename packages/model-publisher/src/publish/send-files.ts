import { open } from 'node:fs/promises';

import { Failure } from '@spot-serving/terraform-runner/program';

import { type DigestedFile, hexOf, readPart } from '../store-client/file-digest';
import { inParallel } from '../store-client/in-parallel';
import { uploadInParts } from '../store-client/upload-in-parts';
import { isTaken } from './refusals';
import type { VersionAddress } from './version-address';

/** Files under way at a time; each holds a part of 8 MiB, or more of a very large file, in memory. */
const filesAtOnce = 4;

/**
 * Puts files where there are none, each with its checksum. One that somebody else put there meanwhile is fine when it is the same.
 *
 * @param onSent told the bytes that are in the store, as they come there
 * @throws {Failure} 1 in one line, 3 when somebody else put other bytes there
 */
export async function sendFiles(
  address: VersionAddress,
  files: readonly DigestedFile[],
  onSent: (bytes: number) => void,
): Promise<void> {
  await inParallel(filesAtOnce, files, async (file) => {
    const isNew =
      file.parts.length === 1 ? await sendWhole(address, file, onSent) : await sendInParts(address, file, onSent);
    if (!isNew && (await address.bucket.digestSent(address.key(file.path))) !== hexOf(file.sha256))
      throw await isTaken(address, `somebody published another ${file.path} meanwhile`);
  });
}

function sendInParts(address: VersionAddress, file: DigestedFile, onSent: (bytes: number) => void): Promise<boolean> {
  return uploadInParts({ bucket: address.bucket, key: address.key(file.path), file, onSent });
}

async function sendWhole(
  address: VersionAddress,
  file: DigestedFile,
  onSent: (bytes: number) => void,
): Promise<boolean> {
  const handle = await open(file.source);
  try {
    const body = await readPart(handle, file.size, 0);
    if (body.length !== file.size)
      throw new Failure(
        `${file.source} became shorter while it was published: is it still being written? Then run again`,
        1,
      );
    const isNew = await address.bucket.putNew(address.key(file.path), body, file.sha256);
    onSent(file.size);
    return isNew;
  } finally {
    await handle.close();
  }
}
