import { publicManifest, workspaceManifest } from '../../src/release/public-manifest';

const workspace = workspaceManifest(
  { license: 'MIT', repository: { type: 'git', url: 'git+https://github.com/acme/w.git' }, keywords: ['cdktf', 'aws'] },
  'package.json',
);

const own = {
  name: '@acme/one',
  version: '1.2.3',
  files: ['dist'],
  keywords: ['vpc', 'aws'],
  dependencies: { '@acme/two': '1.2.3' },
  devDependencies: { '@acme/tests': '1.2.3' },
  nx: { tags: [] },
  scripts: { prepare: 'echo' },
};

const root = { '@spot-serving/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' };
const numbers = {
  '@spot-serving/source': './src/numbers/index.ts',
  types: './dist/numbers/index.d.ts',
  default: './dist/numbers/index.js',
};

describe('the manifest for a registry', () => {
  it('is complete, and says nothing of the workspace', () => {
    expect(publicManifest(own, 'packages/one', workspace)).toEqual({
      name: '@acme/one',
      version: '1.2.3',
      files: ['dist', 'CHANGELOG.md', 'LICENSE', 'NOTICE'],
      keywords: ['cdktf', 'aws', 'vpc'],
      dependencies: { '@acme/two': '1.2.3' },
      license: 'MIT',
      homepage: 'https://github.com/acme/w/tree/v1.2.3/packages/one#readme',
      bugs: { url: 'https://github.com/acme/w/issues' },
      repository: { type: 'git', url: 'git+https://github.com/acme/w.git', directory: 'packages/one' },
      publishConfig: { access: 'public', provenance: true },
      exports: {},
    });
  });

  it('leads to what is compiled, for resolvers of old too', () => {
    const exports = { '.': root, './numbers': numbers, './launch': './launch.cjs', './package.json': './package.json' };
    expect(publicManifest({ ...own, exports }, 'packages/one', workspace)).toMatchObject({
      exports: {
        '.': { types: './dist/index.d.ts', default: './dist/index.js' },
        './numbers': { types: './dist/numbers/index.d.ts', default: './dist/numbers/index.js' },
        './launch': './launch.cjs',
        './package.json': './package.json',
      },
      main: './dist/index.js',
      types: './dist/index.d.ts',
      typesVersions: { '*': { numbers: ['dist/numbers/index.d.ts'] } },
    });
  });

  it('leads a package to what is compiled of its own', () => {
    const imports = { '#commands/*': { '@spot-serving/source': './src/*.ts', default: './dist/*.js' } };
    expect(publicManifest({ ...own, imports }, 'packages/one', workspace)).toMatchObject({
      imports: { '#commands/*': { default: './dist/*.js' } },
    });
    expect(JSON.stringify(publicManifest({ ...own, imports }, 'packages/one', workspace))).not.toContain('source');
  });

  it('names no main for a package that is programs alone', () => {
    const programs = publicManifest(
      { ...own, exports: { './package.json': './package.json' } },
      'packages/one',
      workspace,
    );
    expect(programs).not.toHaveProperty('main');
    expect(programs).not.toHaveProperty('typesVersions');
  });

  it.each([
    ['no files, which would publish the sources', { files: undefined }, /packages\/one\/package\.json: files/],
    ['conditions within conditions', { exports: { '.': { import: { types: './x.d.ts' } } } }, /exports/],
  ])('refuses %s', (_, change, words) => {
    expect(() => publicManifest({ ...own, ...change }, 'packages/one', workspace)).toThrow(words);
  });

  it.each(['https://github.com/acme/w', 'git@github.com:acme/w.git', 'git+https://github.com/acme/w'])(
    'refuses %s for a repository, which npm would correct or not compare',
    (url) => {
      const document = { license: 'MIT', repository: { type: 'git', url } };
      expect(() => workspaceManifest(document, 'package.json')).toThrow(/repository\.url/);
    },
  );
});
