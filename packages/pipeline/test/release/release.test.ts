import { chmodSync, existsSync } from 'node:fs';

import { packProgram } from '../../src/release/pack-program';
import { publicPackages } from '../../src/release/public-packages';
import { publishProgram } from '../../src/release/publish-program';
import { AContext } from '../support/a-context';

describe('a release', () => {
  let context: AContext;

  beforeEach(() => {
    context = new AContext();
    context.env.PATH = `${context.cwd}/bin:${context.env.PATH}`;
    const repository = { type: 'git', url: 'git+https://github.com/acme/w.git' };
    context.write('package.json', { name: 'w', private: true, license: 'MIT', repository, workspaces: ['packages/*'] });
    context.write('packages/one/package.json', { name: '@acme/one', version: '1.2.3', files: ['dist'] });
    context.write('packages/two/package.json', { name: '@acme/two', version: '1.2.3', files: ['dist'] });
    context.write('packages/tests/package.json', { name: '@acme/tests', version: '0.0.0', private: true });
  });
  afterEach(() => context.remove());

  /** A stand-in that notes what it is asked, and does what `script` says. */
  const program = (path: string, script = ''): void =>
    chmodSync(context.write(path, `#!/bin/sh\necho "$(basename $0) $*" >> ${context.cwd}/asked\n${script}\n`), 0o755);

  it('packs every public package at the version of the tag, from a copy with a manifest for the registry', async () => {
    program('bin/npm', `for copy; do :; done; cat "$copy/package.json" > ${context.cwd}/manifest`);
    expect(await packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).toBe(0);
    const pack = context.read('asked').trim();
    expect(pack).toMatch(
      new RegExp(`^npm pack --ignore-scripts --pack-destination ${context.cwd}/packed \\S+-one \\S+-two$`),
    );
    expect(JSON.parse(context.read('manifest'))).toMatchObject({ name: '@acme/two', license: 'MIT' });
    expect(existsSync(pack.split(' ').at(-1) ?? '')).toBe(false);
  });

  it('leaves out what an earlier build left in dist, and no source compiles to', async () => {
    for (const path of [
      'src/index.ts',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/data.json',
      'dist/gone.js',
      'dist/gone.d.ts',
    ])
      context.write(`packages/two/${path}`, '');
    program('bin/npm', `for copy; do :; done; ls "$copy/dist" > ${context.cwd}/dist`);
    expect(await packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).toBe(0);
    expect(context.read('dist').trim().split('\n')).toEqual(['data.json', 'index.d.ts', 'index.js']);
  });

  it.each([
    ['another repository', { GITHUB_REPOSITORY: 'fork/w' }],
    ['another spelling, which npm compares to the letter', { GITHUB_REPOSITORY: 'Acme/w' }],
    ['another server', { GITHUB_REPOSITORY: 'acme/w', GITHUB_SERVER_URL: 'https://github.example' }],
  ])('packs nothing in %s, whose provenance npm would refuse', async (_, env) => {
    Object.assign(context.env, env);
    await expect(packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/its repository is https:\/\/github\.com\/acme\/w, .*E422/) as string,
    });
    expect(context.read('asked')).toBe('');
  });

  it('packs in the repository that the manifest names', async () => {
    Object.assign(context.env, { GITHUB_REPOSITORY: 'acme/w', GITHUB_SERVER_URL: 'https://github.com' });
    program('bin/npm');
    expect(await packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).toBe(0);
  });

  it('says where a workspace names no repository', async () => {
    context.write('package.json', { name: 'w', private: true, license: 'MIT' });
    await expect(packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('repository') as string,
    });
  });

  it.each([
    [
      'an entry',
      './dist/index.js',
      { '.': { '@spot-serving/source': './src/index.ts', default: './dist/index.js' } },
      'index.ts',
    ],
    ['a program', 'dist/cli.js', { './package.json': './package.json' }, 'cli.ts'],
  ])('packs nothing where %s was not built', async (_, missing, exports, source) => {
    program('bin/npm');
    context.write(`packages/two/src/${source}`, '');
    context.write(`packages/two/dist/${source.replace('.ts', '.d.ts')}`, '');
    context.write('packages/two/package.json', { name: '@acme/two', version: '1.2.3', files: ['dist'], exports });
    await expect(packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`@acme/two has no ${missing}; build it first`) as string,
    });
    expect(context.read('asked')).toBe('');
  });

  it("says why npm packs nothing, in npm's words", async () => {
    program('bin/npm', 'echo "npm error code ENOSPC" >&2; exit 1');
    await expect(packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('ENOSPC') as string,
    });
  });

  it.each(['v1.2.4', '1.2.3'])('refuses the tag %s', (tag) => {
    expect(() => publicPackages(context.cwd, tag)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining(
          `the tag is ${tag}, and @acme/one is at 1.2.3, @acme/two is at 1.2.3`,
        ) as string,
      }),
    );
  });

  it('refuses a package that is left behind', () => {
    context.write('packages/two/package.json', { name: '@acme/two', version: '1.2.2' });
    expect(() => publicPackages(context.cwd, 'v1.2.3')).toThrow(
      'the tag is v1.2.3, and @acme/two is at 1.2.2; all packages share one version',
    );
  });

  it('publishes what was packed with its provenance, runs no script of it, and passes over what is there already', async () => {
    context.write('packed/one.tgz', '');
    context.write('packed/two.tgz', '');
    program(
      'bin/npm',
      'case "$2" in *one.tgz) echo "npm error 403 You cannot publish over the previously published versions: 1.2.3." >&2; exit 1;; esac',
    );
    expect(await publishProgram(['packed'], context)).toBe(0);
    expect(context.printed()).toBe('one.tgz  was published before\ntwo.tgz  published\n');
    expect(context.read('asked')).toContain(
      `npm publish ${context.cwd}/packed/two.tgz --provenance --access public --ignore-scripts\n`,
    );
  });

  it("stops at a refusal, in npm's words, and has nothing to say to an empty folder", async () => {
    context.write('packed/one.tgz', '');
    program('bin/npm', 'echo "npm error code ENEEDAUTH" >&2; exit 1');
    await expect(publishProgram(['packed'], context)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('ENEEDAUTH') as string,
    });
    await expect(publishProgram(['nothing'], context)).rejects.toMatchObject({ exitCode: 2 });
  });
});
