import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Replaces a folder. All is written beside it first and then moved into place, so a reader finds it whole, the former or the new one. */
export function replaceFolder(folder: string, write: (fresh: string) => void): void {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    write(fresh);
    const former = `${fresh}-former`;
    if (existsSync(folder)) renameSync(folder, former);
    renameSync(fresh, folder);
    rmSync(former, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
