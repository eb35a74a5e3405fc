import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

import type { ModelFile } from '../model-folder/list-files';

const MiB = 1024 * 1024;

/** Most parts of a multipart upload (S3 user guide, "Amazon S3 multipart upload limits"). */
const mostParts = 10_000;

/** Size of a part, bytes: as the AWS CLI has it, above the least that S3 takes (5 MiB); a file of one part is sent at once. */
const usualPartSize = 8 * MiB;

/** A file with what S3 checks it by. Digests are SHA-256 in base64, as S3 writes them. */
export interface DigestedFile extends ModelFile {
  /** Absolute path. */
  readonly source: string;
  /** Digest of the whole file. */
  readonly sha256: string;
  /** Bytes of each part but the last. */
  readonly partSize: number;
  /** Digest of each part, in order; at least one. */
  readonly parts: readonly string[];
}

/** Bytes of a part of a file of `size` bytes: the same for the same file, so that an upload that broke off can go on. */
export function partSizeOf(size: number): number {
  return Math.max(usualPartSize, Math.ceil(size / mostParts / MiB) * MiB);
}

/** Reads a file once and digests it, whole and by parts. @throws {Failure} 1 when it has not the size any more that it was listed with */
export async function digestFile(folder: string, file: ModelFile): Promise<DigestedFile> {
  const source = join(folder, file.path);
  const partSize = partSizeOf(file.size);
  const whole = createHash('sha256');
  const parts: string[] = [];
  const handle = await open(source);
  try {
    if ((await handle.stat()).size !== file.size)
      throw new Failure(`${source} changed while it was read: is it still being written? Then run again`, 1);
    do {
      const part = await readPart(handle, Math.min(partSize, Math.max(file.size, 1)), parts.length);
      whole.update(part);
      parts.push(createHash('sha256').update(part).digest('base64'));
    } while (parts.length * partSize < file.size);
  } finally {
    await handle.close();
  }
  return { ...file, source, sha256: whole.digest('base64'), partSize, parts };
}

/** Bytes of one part of a file; fewer, or none, at its end. */
export async function readPart(handle: FileHandle, partSize: number, index: number): Promise<Buffer> {
  const buffer = Buffer.alloc(partSize);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, partSize - filled, index * partSize + filled);
    filled += bytesRead;
    if (bytesRead === 0 || filled === partSize) return buffer.subarray(0, filled);
  }
}

/** A digest as `sha256sum` writes it. @param sha256 base64, as S3 writes it */
export function hexOf(sha256: string): string {
  return Buffer.from(sha256, 'base64').toString('hex');
}
