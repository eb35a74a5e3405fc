import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder, and gives its path. */
export function madeFolder(...parts: readonly [parent: string, name: string]): string {
  const folder = join(...parts);
  mkdirSync(folder);
  return folder;
}
