import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { flushChanges, FsTree } from 'nx/src/generators/tree';

import app from '../src/generators/app.cjs';
import remove from '../src/generators/remove.cjs';

let root: string;
const list = 'apps/addresses.ts';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'generators-')));
  mkdirSync(join(root, 'apps', 'dev-eu-west-1'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, list), "export const addresses = {\n  'dev-eu-west-1': '10.16.0.0/16',\n} as const;\n");
  writeFileSync(join(root, 'apps', 'dev-eu-west-1', 'cdktf.json'), '{ "app": "node main.js" }\n');
  writeFileSync(join(root, 'apps', 'dev-eu-west-1', 'environment.ts'), "region: 'eu-west-1'\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const changes = (tree: FsTree) => tree.listChanges().map(({ type, path }) => `${type} ${path}`);
const like = 'dev-eu-west-1';

describe('the generators', () => {
  it('change Nx’s tree, and nothing on the disk before Nx writes it', async () => {
    const tree = new FsTree(root, false);
    await app(tree, { name: 'dev-eu-central-1', like });
    expect(changes(tree).sort()).toEqual([
      'CREATE apps/dev-eu-central-1/cdktf.json',
      'CREATE apps/dev-eu-central-1/environment.ts',
      'UPDATE apps/addresses.ts',
    ]);
    expect(tree.read('apps/dev-eu-central-1/environment.ts', 'utf8')).toBe("region: 'eu-central-1'\n");
    expect(existsSync(join(root, 'apps', 'dev-eu-central-1'))).toBe(false);
  });

  it('take away what they made', async () => {
    const before = readFileSync(join(root, list), 'utf8');
    const made = new FsTree(root, false);
    await app(made, { name: 'dev-eu-central-1', like });
    flushChanges(root, made.listChanges());
    const gone = new FsTree(root, false);
    await remove(gone, { name: 'dev-eu-central-1' });
    flushChanges(root, gone.listChanges());
    expect([
      readFileSync(join(root, list), 'utf8'),
      existsSync(join(root, 'apps', 'dev-eu-central-1', 'cdktf.json')),
    ]).toEqual([before, false]);
  });

  it('finish what takes programs once the files are there, and install nothing when told so', async () => {
    const tree = new FsTree(root, false);
    const finish = await app(tree, { name: 'dev-eu-central-1', like, skipInstall: true });
    flushChanges(root, tree.listChanges());
    expect(() => finish()).not.toThrow();
    expect(existsSync(join(root, 'package-lock.json'))).toBe(false);
  });

  it.each([
    [{ name: 'dev-eu-west-1', like }, 'apps/dev-eu-west-1 is there'],
    [{ name: 'dev-eu-central-1', like: 'prod' }, 'there is no app prod; the apps are dev-eu-west-1'],
    [{ name: 'dev-eu-central-1', like, tier: 'test' }, 'the tier is "test": use dev, staging, prod'],
  ])('refuse %j in the words of the program', async (options, said) => {
    await expect(app(new FsTree(root, false), options)).rejects.toThrow(said);
  });

  it('are what the package offers, each with a schema that has its options', () => {
    const { generators } = JSON.parse(readFileSync(join(__dirname, '..', 'generators.json'), 'utf8')) as {
      readonly generators: Readonly<Record<string, { readonly schema: string }>>;
    };
    const schemas = Object.entries(generators).map(([name, { schema }]) => {
      const { properties } = JSON.parse(readFileSync(join(__dirname, '..', schema), 'utf8')) as {
        readonly properties: object;
      };
      return [name, Object.keys(properties)];
    });
    expect(schemas).toEqual([
      ['app', ['name', 'like', 'region', 'tier', 'account', 'cidr', 'skipInstall']],
      ['remove', ['name', 'skipInstall']],
    ]);
  });
});
