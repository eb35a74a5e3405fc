import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = join(__dirname, '..', '..', '..', 'package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };

describe('package-lock.json', () => {
  it('locks the binaries of every platform, or npm ci refuses it on all of them', () => {
    const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });

  it('has the clients of AWS at one version, which share their core', () => {
    const clients = Object.entries(packages).filter(([path]) => path.includes('node_modules/@aws-sdk/client-'));
    expect(clients.length).toBeGreaterThan(5);
    expect([...new Set(clients.map(([, { version }]) => version))]).toHaveLength(1);
  });

  it('names no registry that happened to make it', () => {
    expect(Object.values(packages).flatMap(({ resolved }) => (resolved?.startsWith('http') ? [resolved] : []))).toEqual(
      [],
    );
  });
});
