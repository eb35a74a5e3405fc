import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './tarballs';

type Ranges = Readonly<Record<string, string>>;

interface Member {
  readonly name: string;
  readonly version: string;
  readonly private?: true;
  readonly dependencies?: Ranges;
  readonly devDependencies?: Ranges;
  readonly peerDependencies?: Ranges;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { workspaces } = read(join(root, 'package.json')) as { readonly workspaces: readonly string[] };

const members = workspaces
  .map((pattern) => pattern.split('/*'))
  .flatMap(([folder = '', all]) =>
    all === undefined ? [folder] : readdirSync(join(root, folder)).map((name) => join(folder, name)),
  )
  .map((folder) => join(root, folder, 'package.json'))
  .filter((file) => existsSync(file))
  .map((file) => read(file) as Member);

/** Our packages that a project names, with the range that it asks for. */
const ours = ({ dependencies, devDependencies, peerDependencies }: Member) =>
  Object.entries({ ...dependencies, ...devDependencies, ...peerDependencies }).filter(([name]) =>
    name.startsWith('@spot-serving/'),
  );

const published = members.filter((one) => one.private !== true);
const privately = members.filter((one) => one.private === true);

describe('the one version of all packages', () => {
  it('is that of each', () => {
    expect(published.length).toBeGreaterThan(20);
    expect(privately.length).toBeGreaterThan(8);
    expect(new Set(published.map(({ version }) => version)).size).toBe(1);
  });

  it.each(published)('is what $name asks of the others, to the letter', (one) => {
    expect(ours(one).filter(([, range]) => range !== one.version)).toEqual([]);
  });

  it.each(privately)('is nothing that $name says: what the workspace has, so that a release moves no link', (one) => {
    expect(ours(one).filter(([, range]) => range !== '*')).toEqual([]);
  });
});
