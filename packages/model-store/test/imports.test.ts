import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What only the programs of model-publisher need; whoever installs the bucket must not pay for it. */
const programsOnly = ['@aws-sdk/client-s3', 'listr2', 'protobufjs', 'ts-morph'];

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Names of all that installing a package of ours brings, below packages of ours. */
function brought(name: string): readonly string[] {
  const file = join(__dirname, '..', '..', name.replace('@spot-serving/', ''), 'package.json');
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return Object.keys({ ...dependencies, ...peerDependencies }).flatMap((one) =>
    one.startsWith('@spot-serving/') ? [one, ...brought(one)] : [one],
  );
}

describe('installing the bucket', () => {
  it('brings nothing that only the programs need', () => {
    expect(brought('@spot-serving/model-store').filter((name) => programsOnly.includes(name))).toEqual([]);
  });

  it('would show if it did', () => {
    expect(brought('@spot-serving/model-publisher')).toEqual(expect.arrayContaining(programsOnly));
  });
});
