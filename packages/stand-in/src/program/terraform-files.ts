import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Terraform's own folder holds the modules that `init` brought, and nothing else to be read. */
const skipped = new Set(['node_modules', '.git', 'providers']);

/** A file of a configuration. */
export interface TerraformFile {
  readonly path: string;
  readonly text: string;
}

/** Every `.tf` and `.tf.json` file of a folder and below it: its own, those of its modules, and what cdktf synthesized. */
export function terraformFiles(folder: string): readonly TerraformFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => filesOf(folder, entry));
}

function filesOf(folder: string, entry: Dirent): readonly TerraformFile[] {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return skipped.has(entry.name) ? [] : terraformFiles(path);
  return entry.isFile() && /\.tf(\.json)?$/.test(entry.name) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
}
