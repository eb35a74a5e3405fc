import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const committed = './environment';

/** The app in a folder of its own, its `main.ts` reading another environment. */
export class ServingCopy {
  private readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'prod-serving-')));
  /** Folder of the app. */
  readonly folder = join(this.home, 'apps', 'prod-eu-west-1');

  /** @param environment module, relative to the app's folder */
  constructor(environment: string) {
    mkdirSync(join(this.home, 'apps'));
    const app = join(root, 'apps', 'prod-eu-west-1');
    for (const name of [
      'cdktf.json',
      'environment.ts',
      'compose.ts',
      'main.ts',
      'package.json',
      'resolved-versions.json',
      'test',
      'tsconfig.json',
    ]) {
      cpSync(join(app, name), join(this.folder, name), { recursive: true });
    }
    for (const name of ['apps/addresses.ts', 'package.json', 'tsconfig.base.json'])
      cpSync(join(root, name), join(this.home, name));
    for (const name of ['node_modules', 'packages', 'tools']) symlinkSync(join(root, name), join(this.home, name));
    const main = readFileSync(join(this.folder, 'main.ts'), 'utf8');
    if (!main.includes(`'${committed}'`)) throw new Error(`main.ts does not import ${committed}`);
    writeFileSync(join(this.folder, 'main.ts'), main.replace(`'${committed}'`, `'${environment}'`));
  }

  dispose(): void {
    rmSync(this.home, { recursive: true });
  }
}
