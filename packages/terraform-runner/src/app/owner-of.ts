import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What begins the name of each package of the house. */
const house = '@spot-serving/';

/** Whose code a file is: the user's, a package's of the house (installed, or a source in this repository), or that of another package. */
export function ownerOf(file: string): 'user' | 'house' | 'other' {
  const [, installed] = /.*[\\/]node_modules[\\/](.*)/.exec(file) ?? [];
  if (installed !== undefined) return installed.replace(/\\/g, '/').startsWith(house) ? 'house' : 'other';
  return packageNameOf(dirname(file)).startsWith(house) ? 'house' : 'user';
}

/** Name in the nearest package.json of a folder or above; empty where there is none that can be read. */
function packageNameOf(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return nameIn(file);
  const parent = dirname(folder);
  return parent === folder ? '' : packageNameOf(parent);
}

function nameIn(file: string): string {
  try {
    const { name } = JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: unknown };
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}
