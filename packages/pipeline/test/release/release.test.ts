import { chmodSync } from 'node:fs';

import { packProgram } from '../../src/release/pack-program';
import { publicPackages } from '../../src/release/public-packages';
import { publishProgram } from '../../src/release/publish-program';
import { AContext } from '../support/a-context';

describe('a release', () => {
  let context: AContext;

  beforeEach(() => {
    context = new AContext();
    context.env.PATH = `${context.cwd}/bin:${context.env.PATH}`;
    context.write('package.json', { name: 'w', version: '1.2.3', private: true, workspaces: ['packages/*'] });
    context.write('packages/one/package.json', { name: '@acme/one', version: '1.2.3' });
    context.write('packages/two/package.json', { name: '@acme/two', version: '1.2.3' });
    context.write('packages/tests/package.json', { name: '@acme/tests', version: '0.0.0', private: true });
  });
  afterEach(() => context.remove());

  /** A stand-in that notes what it is asked, and does what `script` says. */
  const program = (path: string, script = ''): void =>
    chmodSync(context.write(path, `#!/bin/sh\necho "$(basename $0) $*" >> ${context.cwd}/asked\n${script}\n`), 0o755);

  it('packs every public package at the version of the tag, after it was built', async () => {
    program('node_modules/.bin/nx');
    program('bin/npm');
    expect(await packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).toBe(0);
    expect(context.read('asked')).toBe(
      `nx run-many -t build -p @acme/one,@acme/two\nnpm pack --pack-destination ${context.cwd}/packed --workspace @acme/one --workspace @acme/two\n`,
    );
  });

  it('packs nothing when a build fails', async () => {
    program('node_modules/.bin/nx', 'echo "no such type" >&2; exit 1');
    program('bin/npm');
    await expect(packProgram(['--tag', 'v1.2.3', '--out', 'packed'], context)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('no such type') as string,
    });
    expect(context.read('asked')).not.toContain('npm');
  });

  it.each([
    ['v1.2.4', 'the workspace is at 1.2.3; tag v1.2.3'],
    ['1.2.3', 'the tag is 1.2.3'],
  ])('refuses the tag %s', (tag, words) => {
    expect(() => publicPackages(context.cwd, tag)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(words) as string }),
    );
  });

  it('refuses a package that is left behind', () => {
    context.write('packages/two/package.json', { name: '@acme/two', version: '1.2.2' });
    expect(() => publicPackages(context.cwd, 'v1.2.3')).toThrow(
      'all packages share one version, 1.2.3, and @acme/two is at 1.2.2',
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
