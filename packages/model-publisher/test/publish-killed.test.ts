import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';

import { inspectVersion } from '../src/publish/inspect-version';
import { publishModel } from '../src/publish/publish-model';
import { VersionAddress } from '../src/publish/version-address';
import { ModelBucket } from '../src/store-client/model-bucket';
import { type KillingProxy, type KillPoint, startKillingProxy } from './killing-proxy';
import { aModelFolder, write } from './model-folders';
import { runInProcess } from './run-in-process';
import { awsEnvironment, startStore, type TestStore } from './start-store';

// The first run installs moto.
jest.setTimeout(240_000);

/** Five files, of which one goes in two parts: five writes of one object each (with the manifest), and four for the large one. */
const writesOfAnUpload = 9;

const points: KillPoint[] = [
  ...Array.from({ length: writesOfAnUpload }, (_, index): KillPoint => ({
    write: index + 1,
    when: index % 2 === 0 ? 'before' : 'after',
  })),
  { write: writesOfAnUpload, when: 'after' },
];

describe('an upload killed with SIGKILL', () => {
  let store: TestStore;
  const proxies = new Map<KillPoint, KillingProxy>();
  beforeAll(async () => {
    store = await startStore();
  });
  afterAll(() => store.close());

  it.each(points)(
    '$when write $write: no loader takes it unless it is whole, a second run completes it, nothing is doubled',
    async (point) => {
      const folder = aLargeModel(`m${point.write}-${point.when}`);
      const model = basename(dirname(folder));
      const proxy = await killedUpload(folder, store, point);
      proxies.set(point, proxy);
      expect(proxy.writes.length).toBeGreaterThanOrEqual(point.write);
      const address = new VersionAddress(new ModelBucket(store.bucket), model, 1);
      const isTaken = (await address.bucket.list(address.prefix)).some(({ key }) => key === address.manifestKey);
      expect(isTaken).toBe(point.when === 'after' && point.write === writesOfAnUpload);
      expect((await inspectVersion(address, true)).faults).toHaveLength(isTaken ? 0 : 1);

      const again = await runInProcess(publishModel, [folder, '--store', `s3://${store.bucket}`]);
      expect([again.code, again.stderr]).toEqual([0, '']);
      expect(await inspectVersion(address, true)).toMatchObject({ files: 5, faults: [], strays: [] });
      const written = await store.writes(`${model}/1/`);
      expect([written.length, new Set(written).size]).toEqual([6, 6]);
    },
  );

  it('had sent every object with its checksum, where there was none, and with the default encryption', () => {
    const writes = [...proxies.values()].at(-1)?.writes ?? [];
    expect(writes).toHaveLength(writesOfAnUpload);
    const objects = writes.filter(({ line }) => line.startsWith('PUT') && !line.includes('uploadId'));
    const [completion] = writes.filter(({ line }) => line.startsWith('POST') && line.includes('uploadId'));
    expect(objects).toHaveLength(5);
    for (const { headers } of [...objects, ...(completion ? [completion] : [])])
      expect(headers['if-none-match']).toBe('*');
    for (const { headers } of writes.filter(({ line }) => line.startsWith('PUT')))
      expect(headers['x-amz-checksum-sha256']).toMatch(/^[\w+/]{43}=$/);
    expect(completion).toBeDefined();
    const begin = writes.filter(({ line }) => line.startsWith('POST') && /\?uploads\b/.test(line));
    for (const { headers } of [...objects, ...begin]) expect(headers['x-amz-tagging']).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(begin).toHaveLength(1);
    expect(objects.at(-1)?.line).toContain('manifest.sha256');
    expect(
      writes.flatMap(({ headers }) => Object.keys(headers)).filter((name) => /encryption|copy-source|acl/.test(name)),
    ).toEqual([]);
  });
});

function aLargeModel(model: string): string {
  return aModelFolder((folder) => write(folder, 'assets/large.bin', Buffer.alloc(9 * 1024 * 1024, model)), model);
}

/** Runs the program against an S3 that kills it at a point. */
async function killedUpload(folder: string, store: TestStore, point: KillPoint): Promise<KillingProxy> {
  const killed: { now?: () => void } = {};
  const proxy = await startKillingProxy(store.endpoint, point, () => killed.now?.());
  const program = [
    '--conditions=@spot-serving/source',
    '--import',
    'tsx',
    join(__dirname, '..', 'src', 'publish', 'cli.ts'),
  ];
  const child = spawn(process.execPath, [...program, folder, '--store', `s3://${store.bucket}`], {
    env: { ...process.env, ...awsEnvironment(proxy.endpoint) },
    cwd: __dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  killed.now = () => child.kill('SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  proxy.close();
  return proxy;
}
