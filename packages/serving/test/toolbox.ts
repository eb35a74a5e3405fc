import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bash, and what both images have of coreutils that the scripts use; neither image has curl, and the AWS CLI's has no find. */
const programs = ['bash', 'cat', 'env', 'mkdir', 'mv', 'rm', 'sha256sum', 'sleep', 'sync', 'timeout'];

/** Makes a folder that has these programs and no other, for a PATH. */
export function makeToolbox(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolbox-'));
  const places = (process.env['PATH'] ?? '').split(':');
  for (const program of programs) {
    const found = places.map((place) => join(place, program)).find((path) => existsSync(path));
    if (found === undefined) throw new Error(`no ${program} on the path`);
    symlinkSync(found, join(folder, program));
  }
  return folder;
}
