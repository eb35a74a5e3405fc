import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { install } from '../test/clean-project';
import { Registry } from '../test/registry';
import { manifestOf, publicFolders, root } from '../test/tarballs';

/** Links to each package only what its manifest names: what one takes without naming it is missing. */
describe('a project of pnpm', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-manager-')));
  const [folder, tool] = [join(home, 'shop'), join(home, 'tool')];
  const registry = new Registry();
  let env: NodeJS.ProcessEnv;
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, args, { cwd: folder, env, maxBuffer: 2 ** 26 });
  const manager = (...args: readonly string[]) => run(join(tool, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs'), ...args);

  beforeAll(async () => {
    for (const each of [folder, tool]) mkdirSync(each);
    writeFileSync(join(tool, 'package.json'), '{ "private": true }');
    install(tool, 'pnpm@9.15.9');
    await registry.open();
    env = registry.env(join(home, 'npmrc'));
    await run(join(root, 'packages', 'create', 'bin', 'create.cjs'), 'shop-eu-central-1', '--no-install');
    const file = join(folder, 'package.json');
    const project = JSON.parse(readFileSync(file, 'utf8')) as { readonly dependencies: object };
    const all = Object.fromEntries(publicFolders.map((name) => [manifestOf(name).name, manifestOf(name).version]));
    writeFileSync(file, JSON.stringify({ ...project, dependencies: { ...project.dependencies, ...all } }));
    writeFileSync(join(folder, '.npmrc'), `@spot-serving:registry=${registry.address}\n`);
    await manager('install');
  });
  afterAll(async () => {
    await registry.close();
    rmSync(home, { recursive: true, force: true });
  });

  it.each(publicFolders.flatMap((name) => Object.keys(manifestOf(name).bin ?? {})))('starts %s', async (name) => {
    expect((await manager('exec', name, '--help')).stdout).toContain(name);
  });

  const entries = publicFolders.flatMap((name) =>
    Object.keys(manifestOf(name).exports)
      .filter((path) => !path.endsWith('.json'))
      .map((path) => `${manifestOf(name).name}${path.slice(1)}`),
  );
  it.each(entries)('finds all that %s takes', async (entry) => {
    await run('-e', `require('${entry}')`);
  });

  it('rehearses an app', async () => {
    await manager('run', 'start');
    const report = join(folder, '.rehearsal', 'shop-eu-central-1', 'report.json');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ outcome: 'passed' });
  });
});
