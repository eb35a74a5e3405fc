import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does work that needs an empty folder, which goes with it, however the work ends. Only the user may look into it (mode 0700, as `mkdtemp` makes it).
 *
 * @param prefix of the folder's name, for those who look into the system's temporary folder
 */
export async function inWorkFolder<Result>(prefix: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
