import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';

const root = join(__dirname, '..', '..', '..');
const apps = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'cdktf.json')));

/** How an app was run before there were bundles, and is run where none can be made. */
const fromSource = 'node --conditions=@spot-serving/source --import tsx main.ts';

/** A warning of a construct says where in the code it was raised, which in a bundle is another line. */
function withoutTraces(text: string): string {
  return text.replace(/\\*"stacktrace\\*": \[[^\]]*\]/g, '');
}

describe.each(apps)('%s', (name) => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bundled-apps-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Every file that the command writes, by its path. */
  function written(command: string, env: NodeJS.ProcessEnv = {}): Readonly<Record<string, string>> {
    const out = join(folder, 'cdktf.out');
    const options = {
      cwd: join(root, 'apps', name),
      env: { ...forRehearsal(process.env), ...env, CDKTF_OUTDIR: out },
      shell: true,
    };
    const { status, stderr } = spawnSync(command, { ...options, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const paths = (readdirSync(out, { recursive: true }) as string[]).filter((path) =>
      statSync(join(out, path)).isFile(),
    );
    const files = Object.fromEntries(paths.map((path) => [path, withoutTraces(readFileSync(join(out, path), 'utf8'))]));
    rmSync(out, { recursive: true });
    return files;
  }

  it('synthesizes from a bundle what it synthesizes from its sources, to the byte but for the traces of warnings', () => {
    const { app } = JSON.parse(readFileSync(join(root, 'apps', name, 'cdktf.json'), 'utf8')) as {
      readonly app: string;
    };
    const bundled = written(app);
    expect(Object.keys(bundled)).toContain('manifest.json');
    expect(bundled).toEqual(written(fromSource));
  });
});
