import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { emulatorPython, startEmulator } from '@spot-serving/emulator';

import { allInstanceTypes, familyOf, instanceTableAbout, instanceType } from '../../src/pools/instance-type';
import table from '../../src/pools/instance-types.json';

const script = join(__dirname, '..', '..', 'scripts', 'instance_types.py');

interface Table {
  readonly about: { readonly source: string };
  readonly columns: readonly string[];
  readonly rows: readonly unknown[];
}

/** What the script prints. It must not block this process, which may be running the emulator that it asks. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const options = { env: { PATH: process.env['PATH'], ...env }, maxBuffer: 8_000_000 };
  return (await promisify(execFile)(await emulatorPython(), ['-I', script, ...args], options)).stdout;
}

describe('the instance table', () => {
  it('is what the script makes of the pinned emulator’s data; when this fails, run scripts/update-instance-types.ts', async () => {
    const { about, columns, rows } = JSON.parse(await run([])) as Table;
    expect({ source: table.about.source, columns: table.columns, rows: table.rows }).toEqual({
      source: about.source,
      columns,
      rows,
    });
  }, 120_000);

  it('comes from the API of one region as well, in the same rows', async () => {
    const emulator = await startEmulator();
    const env = { AWS_ENDPOINT_URL: emulator.endpoint, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    try {
      const { about, columns, rows } = JSON.parse(
        await run(['--source', 'ec2', '--region', 'us-east-1'], env),
      ) as Table;
      expect({ about, columns }).toMatchObject({
        about: { source: 'EC2 DescribeInstanceTypes, us-east-1' },
        columns: table.columns,
      });
      expect(rows.length).toBeGreaterThan(100);
      const known = new Set(table.rows.map((row) => JSON.stringify(row)));
      expect(rows.filter((row) => !known.has(JSON.stringify(row)))).toEqual([]);
    } finally {
      await emulator.close();
    }
  }, 120_000);

  it('is not asked of AWS without a region', async () => {
    await expect(run(['--source', 'ec2'])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--region') as string,
    });
  }, 120_000);

  it('says where and when it was read', () => {
    expect(instanceTableAbout).toEqual({
      source: expect.stringMatching(/^moto \d+\.\d+\.\d+/) as string,
      read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
  });

  it('has the columns that the code reads, in their order', () => {
    expect(table.columns).toEqual(
      Object.keys(instanceType('m6i.large') ?? {}).map((key) => (key === 'name' ? 'type' : key)),
    );
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
        networkMbps: expect.any(Number) as number,
      });
    }
  });

  it('knows a type that everybody knows', () => {
    expect(instanceType('m5.large')).toMatchObject({
      vcpus: 2,
      memoryMiB: 8192,
      architecture: 'x86_64',
      burstable: false,
      interfaces: 3,
      addressesPerInterface: 10,
      networkMbps: 750,
    });
  });

  it('leaves out what cannot be a pool: no Nitro, whole machines, accelerators', () => {
    expect(['m4.large', 'm5.metal', 'g5.xlarge', 'p3.2xlarge'].map(instanceType)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
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
