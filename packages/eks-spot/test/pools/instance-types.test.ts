import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { emulatorPython } from '@spot-serving/emulator';
import { allInstanceTypes, familyOf, instanceTableAbout, instanceType } from '../../src/pools/instance-type';
import table from '../../src/pools/instance-types.json';

const script = join(__dirname, '..', '..', 'scripts', 'instance_types.py');

interface Table {
  readonly about: { readonly source: string };
  readonly columns: readonly string[];
  readonly rows: readonly unknown[];
}

function run(python: string, args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(python, ['-I', script, ...args], { encoding: 'utf8', maxBuffer: 8_000_000 });
}

describe('the instance table', () => {
  it('is what the script makes of the pinned emulator’s data; when this fails, run scripts/update-instance-types.ts', async () => {
    const { stdout, stderr } = run(await emulatorPython(), []);
    expect(stderr).toBe('');
    const { about, columns, rows } = JSON.parse(stdout) as Table;
    expect({ source: table.about.source, columns: table.columns, rows: table.rows }).toEqual({ source: about.source, columns, rows });
  }, 120_000);

  it('is asked of AWS by the same script, for one region', async () => {
    expect(run(await emulatorPython(), ['--source', 'ec2'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--region') as string });
  }, 120_000);

  it('says where and when it was read', () => {
    expect(instanceTableAbout).toEqual({ source: expect.stringMatching(/^moto \d+\.\d+\.\d+/) as string, read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string });
  });

  it('has the columns that the code reads, in their order', () => {
    expect(table.columns).toEqual(Object.keys(instanceType('m6i.large') ?? {}).map((key) => (key === 'name' ? 'type' : key)));
    for (const type of allInstanceTypes()) {
      expect(type).toEqual({
        name: expect.stringMatching(/^[cmrt]\d[a-z0-9-]*\.(nano|micro|small|medium|\d*x?large)$/) as string,
        vcpus: expect.any(Number) as number,
        memoryMiB: expect.any(Number) as number,
        architecture: expect.stringMatching(/^(x86_64|arm64)$/) as string,
        burstable: type.name.startsWith('t'),
        currentGeneration: expect.any(Boolean) as boolean,
        interfaces: expect.any(Number) as number,
        addressesPerInterface: expect.any(Number) as number,
      });
    }
  });

  it('knows a type that everybody knows', () => {
    expect(instanceType('m5.large')).toMatchObject({ vcpus: 2, memoryMiB: 8192, architecture: 'x86_64', burstable: false, interfaces: 3, addressesPerInterface: 10 });
  });

  it('leaves out what cannot be a pool: no Nitro, whole machines, accelerators', () => {
    expect(['m4.large', 'm5.metal', 'g5.xlarge', 'p3.2xlarge'].map(instanceType)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('familyOf', () => {
  it.each([
    ['m5.large', 'm5'],
    ['m5d.large', 'm5'],
    ['m5dn.large', 'm5'],
    ['m5a.large', 'm5a'],
    ['m5ad.large', 'm5a'],
    ['m6i.large', 'm6i'],
    ['m6idn.large', 'm6i'],
    ['m7i-flex.large', 'm7i'],
    ['t3a.large', 't3a'],
    ['nonsense', 'nonsense'],
  ])('puts %s into %s', (name, family) => expect(familyOf(name)).toBe(family));
});
