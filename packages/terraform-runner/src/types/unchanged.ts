import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a file was when it was looked at: when it was changed last, and its length. */
type Stamp = readonly [file: string, modified: number, size: number];

/** Whether every file that was right with an app is as it was then. */
export function foundUnchanged(folder: string): boolean {
  try {
    const stamps = JSON.parse(readFileSync(stampFile(folder), 'utf8')) as readonly Stamp[];
    return stamps.length > 0 && stamps.every(([file, modified, size]) => isAs(file, modified, size));
  } catch {
    return false;
  }
}

/** Remembers that the files of an app are right as they are; where that cannot be written, they are looked at again. */
export function keepUnchanged(folder: string, files: readonly string[]): void {
  const path = stampFile(folder);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(files.map(stampOf)));
  } catch {
    // A cache that cannot be written.
  }
}

function stampOf(file: string): Stamp {
  const { mtimeMs, size } = statSync(file);
  return [file, mtimeMs, size];
}

function isAs(file: string, modified: number, size: number): boolean {
  const now = statSync(file);
  return now.mtimeMs === modified && now.size === size;
}

function stampFile(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(nodeModulesOf(folder), '.cache', 'spot-serving', 'types', `${name}.json`);
}

function nodeModulesOf(folder: string): string {
  const parent = dirname(folder);
  const own = join(folder, 'node_modules');
  return existsSync(own) || parent === folder ? own : nodeModulesOf(parent);
}
