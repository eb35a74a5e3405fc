import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Fragment } from './fragment';

/** Writes each fragment to `<app>.<stack>.json` of a folder, which is made; a file is there whole or not at all. */
export function writeFragments(folder: string, fragments: readonly Fragment[]): void {
  mkdirSync(folder, { recursive: true });
  for (const fragment of fragments) {
    const file = join(folder, `${fragment.app}.${fragment.stack}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(fragment));
    renameSync(`${file}.new`, file);
  }
}
