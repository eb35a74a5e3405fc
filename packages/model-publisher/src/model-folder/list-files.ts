import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { manifestName, type Problem } from '@spot-serving/core/vocabulary';

/** A file of a model's folder. */
export interface ModelFile {
  /** Path below the folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What a folder holds, and what of it cannot be published. */
export interface FolderListing {
  /** Sorted by path. */
  readonly files: readonly ModelFile[];
  readonly problems: readonly Problem[];
}

/**
 * Names that shells, `sha256sum --check` and S3 take literally, all three; a leading dot is a trace of a desktop or an editor, a leading hyphen
 * an option.
 */
const plainName = /^[A-Za-z0-9_][A-Za-z0-9_.+=@-]*$/;

/**
 * The files below a folder.
 *
 * @throws the system's error when the folder cannot be read
 */
export async function listFiles(folder: string): Promise<FolderListing> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const problems = entries.flatMap((entry) => entryProblems(pathBelow(folder, entry), entry));
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const { size } = await stat(join(entry.parentPath, entry.name));
      return { path: pathBelow(folder, entry), size };
    });
  return { files: (await Promise.all(files)).sort(byPath), problems };
}

/** Order of paths by their bytes, as `sort` has it in the C locale. */
export function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}

function pathBelow(folder: string, { parentPath, name }: Dirent): string {
  return relative(folder, join(parentPath, name)).split(sep).join('/');
}

function entryProblems(path: string, entry: Dirent): Problem[] {
  if (!plainName.test(entry.name))
    return [
      odd(path, 'rename or remove it: names are letters, digits and _.+=@-, and begin with a letter, a digit or _'),
    ];
  if (entry.isSymbolicLink()) return [odd(path, 'is a symbolic link: put the file itself there')];
  if (!entry.isFile() && !entry.isDirectory()) return [odd(path, 'is neither a file nor a folder: remove it')];
  return path === manifestName
    ? [odd(path, 'is written by publish-model: remove it, or publish the folder the model was exported to')]
    : [];
}

function odd(path: string, fix: string): Problem {
  return { path: 'name', value: path, fix };
}
