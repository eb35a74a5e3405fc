import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { leftLines, rewrite } from './rewrite';

/** What a rewrite comes to. Paths are relative to the folder. */
export interface Rewritten {
  /** Files that change, each with the lines that differ. */
  readonly changed: readonly { readonly file: string; readonly lines: readonly number[] }[];
  /** Places that people must look at. */
  readonly left: readonly { readonly file: string; readonly line: number }[];
}

/** What git knows below a folder would become; nothing is written. */
export function rewriteFolder(folder: string): Rewritten {
  const files = textFiles(folder);
  const changed = files.flatMap(({ file, text }) => {
    const lines = differingLines(text, rewrite(file, text));
    return lines.length === 0 ? [] : [{ file, lines }];
  });
  const left = files.flatMap(({ file, text }) => leftLines(file, text).map((line) => ({ file, line })));
  return { changed, left };
}

/** Writes what {@link rewriteFolder} found. */
export function writeFolder(folder: string, { changed }: Rewritten): void {
  for (const { file } of changed) {
    const path = join(folder, file);
    writeFileSync(path, rewrite(file, readFileSync(path, 'utf8')));
  }
}

function textFiles(folder: string): readonly { readonly file: string; readonly text: string }[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(folder, file)) && lstatSync(join(folder, file)).isFile())
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

function differingLines(before: string, after: string): readonly number[] {
  const now = after.split('\n');
  return before === after ? [] : before.split('\n').flatMap((line, at) => (line === now[at] ? [] : [at + 1]));
}
