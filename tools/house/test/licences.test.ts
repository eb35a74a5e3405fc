import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

interface Locked {
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Where a package finds a dependency, as Node looks for it: in its own folder, and then in those above. */
function found(from: string, name: string): string | undefined {
  const own = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (locked[own] !== undefined) return locked[own].link === true ? locked[own].resolved : own;
  const above = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  return from === '' ? undefined : found(above, name);
}

/** What an installation of these packages brings: dependencies and peers, all the way down. */
function broughtBy(starts: readonly string[]): ReadonlySet<string> {
  const all = new Set(starts);
  for (const path of all) {
    const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = locked[path] ?? {};
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const dependency = found(path, name);
      if (dependency !== undefined) all.add(dependency);
    }
  }
  return all;
}

const isOurs = (path: string): boolean => !path.includes('node_modules/');

/** Packages that are not ours, as "licence: name", each once. */
function licences(paths: Iterable<string>): readonly string[] {
  const others = [...paths].filter((path) => !isOurs(path) && locked[path]?.link !== true);
  const all = others.map((path) => `${locked[path]?.license ?? 'none'}: ${path.split('node_modules/').at(-1) ?? ''}`);
  return [...new Set(all)].sort();
}

/** Licences (SPDX) that ask for no more than that their text is kept, or for nothing. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Public Domain',
  'Python-2.0',
  'Unlicense',
];

/** Of licences that are offered (`OR`) one is taken; of those that hold together (`AND`) each counts. */
function isPermissive(one: string): boolean {
  const [expression = ''] = one.replace(/[()]/g, '').split(': ');
  return expression
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => permissive.includes(licence)));
}

const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
const shipped = licences(broughtBy(folders));
const development = licences(Object.keys(locked)).filter((one) => !shipped.includes(one));

const cdktf = ['@cdktf/provider-aws', '@cdktf/provider-helm', '@cdktf/provider-kubernetes', 'cdktf'];
const cdktfTools = ['cli-core', 'commons', 'hcl-tools', 'hcl2cdk', 'hcl2json', 'provider-generator', 'provider-schema'];

describe('licences', () => {
  it('of what an installation of our packages brings are permissive, but for that of cdktf', () => {
    expect(shipped.length).toBeGreaterThan(100);
    expect(shipped.filter((one) => !isPermissive(one))).toEqual(cdktf.map((name) => `MPL-2.0: ${name}`));
  });

  it('of what only develops are permissive, but for these', () => {
    expect(development.filter((one) => !isPermissive(one))).toEqual([
      ...['policy', 'simulate', 'utils'].map((name) => `AGPL-3.0-or-later: @cloud-copilot/iam-${name}`),
      'CC-BY-4.0: caniuse-lite',
      ...cdktfTools.map((name) => `MPL-2.0: @cdktf/${name}`),
      'MPL-2.0: axe-core',
      'MPL-2.0: cdktf-cli',
      'MPL-2.0: cdktn',
    ]);
  });

  it('that are not permissive are named in NOTICE', () => {
    const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
    const named = [...shipped, ...development]
      .filter((one) => !isPermissive(one))
      .map((one) => one.split(': ')[1] ?? '');
    expect(named.filter((name) => !notice.includes(name))).toEqual([]);
  });
});
