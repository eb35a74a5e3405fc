import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import MarkdownIt from 'markdown-it';

import { everywhere, expectedContents } from './expected-contents';
import { type Manifest, opened, packed, publicFolders, root, tarballs } from './tarballs';

const folder = mkdtempSync(join(tmpdir(), 'spot-serving-tarballs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What arethetypeswrong and publint find, by tarball. */
const findings = (of: string): Record<string, string[]> =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, '..', 'setup', 'findings.mjs'), of], { encoding: 'utf8' }),
  ) as Record<string, string[]>;

const npm = (...args: readonly string[]) => execFileSync('npm', args, { encoding: 'utf8', stdio: 'pipe' });

describe('the tarballs', () => {
  it('are one for each public package', () => {
    expect(tarballs()).toHaveLength(publicFolders.length);
    expect(Object.keys(expectedContents).sort()).toEqual(publicFolders);
  });

  it('are taken by every tool chain: neither arethetypeswrong, in any mode, nor publint finds anything', () => {
    const found = findings(packed);
    expect(Object.keys(found)).toHaveLength(publicFolders.length);
    expect(Object.entries(found).filter(([, one]) => one.length > 0)).toEqual([]);
  });

  it('would be seen not to be: without what resolvers of old read, and without types', () => {
    const [stage, out] = [join(folder, 'stage'), join(folder, 'broken')];
    [stage, out].forEach((one) => mkdirSync(one));
    const manifest = { ...opened('core', stage).manifest, main: undefined, types: undefined, typesVersions: undefined };
    writeFileSync(join(stage, 'core', 'package.json'), JSON.stringify(manifest));
    rmSync(join(stage, 'core', 'dist', 'vocabulary.d.ts'));
    npm('pack', '--ignore-scripts', '--pack-destination', out, join(stage, 'core'));
    const [found = []] = Object.values(findings(out));
    expect(found).toContain('NoResolution {"entrypoint":"./numbers","resolutionKind":"node10"}');
    expect(found).toContain('UntypedResolution {"entrypoint":"./vocabulary","resolutionKind":"bundler"}');
  });
});

/** Where links and pictures of a page lead. */
const targets = (markdown: string): string[] =>
  new MarkdownIt()
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? []);

describe.each(publicFolders)('the tarball of %s', (name) => {
  const { kib, manifest, files, read } = opened(name, folder);
  const expected = expectedContents[name];

  it('holds what is listed, compiled, without sources, maps and notes of a compiler', () => {
    const top = [...new Set(files.map((path) => path.split('/')[0] ?? ''))];
    expect(top.sort()).toEqual([...everywhere, ...(expected?.beside ?? [])].sort());
    const compiled = files.filter((path) => path.startsWith('dist/'));
    expect(compiled.filter((path) => !/\.(js|json|d\.[cm]?ts)$/.test(path))).toEqual([]);
    expect(files.filter((path) => /\.map$|tsbuildinfo|(^|\/)test\/|(?<!\.d)\.[cm]?ts$/.test(path))).toEqual([]);
    expect(compiled.filter((path) => path.endsWith('.js') && /^\/\/# sourceMappingURL/m.test(read(path)))).toEqual([]);
  });

  it('is within its budget', () => {
    expect(kib).toBeLessThan(expected?.kib ?? 0);
  });

  it('has a manifest that says everything, and nothing of the workspace', () => {
    const repository = { type: 'git', url: 'git+https://github.com/spot-serving/spot-serving.git' };
    expect(manifest).toMatchObject({
      description: expect.stringMatching(/\w+/) as string,
      license: 'Apache-2.0',
      engines: { node: expect.stringMatching(/^>=20/) as string },
      keywords: expect.arrayContaining(['cdktf']) as string[],
      homepage: `https://github.com/spot-serving/spot-serving/tree/v${manifest.version}/packages/${name}#readme`,
      bugs: { url: 'https://github.com/spot-serving/spot-serving/issues' },
      repository: { ...repository, directory: `packages/${name}` },
      publishConfig: { access: 'public', provenance: true },
    });
    expect(JSON.stringify(manifest)).not.toMatch(
      /spot-serving\/source|devDependencies|"nx":|"scripts":|workspace:|file:/,
    );
    expect(namedFiles(manifest).filter((path) => !files.includes(path))).toEqual([]);
  });

  it('has the licence, and a page whose links lead somewhere from anywhere', () => {
    expect(read('LICENSE')).toContain('Apache License');
    const ours = `https://github.com/spot-serving/spot-serving/blob/v${manifest.version}/`;
    const places = targets(read('README.md')).filter((one) => !one.startsWith('#'));
    expect(places.filter((one) => !one.startsWith('https://'))).toEqual([]);
    const paths = places.flatMap((one) => (one.startsWith(ours) ? one.slice(ours.length).replace(/#.*/, '') : []));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** Files that a manifest names as entries or programs. */
const namedFiles = ({ exports, bin = {} }: Manifest): string[] =>
  [
    ...Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry))),
    ...Object.values(bin),
  ].map((path) => path.replace(/^\.\//, ''));

describe('a publication', () => {
  it('would go through, but for the login, and npm corrects nothing', () => {
    const file = tarballs().find((one) => one.includes('rehearsal')) ?? '';
    const publish = ['publish', file, '--dry-run', '--ignore-scripts', '--provenance'];
    const { status, stderr } = spawnSync('npm', publish, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('auto-corrected') as string });
  });
});
