import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Manifest, manifestOf, publicFolders, root, tarballs } from '../test/tarballs';
import { Verdaccio } from './verdaccio';

const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

describe('a release', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-release-')));
  mkdirSync(join(home, 'registry'));
  const registry = new Verdaccio(join(home, 'registry'));
  const folder = join(home, 'shop');
  const publish = (file: string) => registry.npm(home, 'publish', file, '--access', 'public', '--no-provenance');

  beforeAll(async () => {
    await registry.open();
    for (const file of tarballs()) await publish(file);
  });
  afterAll(async () => {
    await registry.close();
    rmSync(home, { recursive: true, force: true });
  });

  it.each(publicFolders)('is what the registry then says of %s', async (name) => {
    const written = manifestOf(name);
    const said = JSON.parse(await registry.npm(home, 'view', written.name, '--json')) as Published;
    expect(said).toMatchObject({ name: written.name, 'dist-tags': { latest: written.version } });
    expect(Object.keys(said.bin ?? {}).sort()).toEqual(Object.keys(written.bin ?? {}).sort());
    expect(said.peerDependencies).toEqual(written.peerDependencies);
    expect(said.dependencies).toEqual(written.dependencies);
    // What npm compares with the provenance, to the letter (E422).
    expect(said.repository).toEqual({ type: 'git', url: repository?.url, directory: `packages/${name}` });
  });

  interface Published extends Manifest {
    readonly 'dist-tags': Readonly<Record<string, string>>;
  }

  it('is final: the same version is not published twice', async () => {
    await expect(publish(tarballs()[0] ?? '')).rejects.toThrow(/E409|EPUBLISHCONFLICT|previously published/);
  });

  it('gives an app of one’s own to whoever has an empty folder', async () => {
    await registry.npm(folder, 'create', '@spot-serving', '--yes', '--', 'shop-eu-central-1');
    await registry.npm(folder, 'start');
    const report = join(folder, '.rehearsal', 'shop-eu-central-1', 'report.json');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ outcome: 'passed' });
  });
});
