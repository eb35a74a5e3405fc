import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import { promoteModel } from '../src/promote/promote-model';
import { publishModel } from '../src/publish/publish-model';
import { aModelFolder, halfPlusTwo, newServer, write } from './model-folders';
import { type Outcome, runInProcess } from './run-in-process';
import { startStore, type TestStore } from './start-store';

// The first run installs moto.
jest.setTimeout(240_000);

const shard = 'variables/variables.data-00000-of-00001';

describe('a store', () => {
  let store: TestStore;
  const run = (...argv: string[]): Promise<Outcome> =>
    runInProcess(publishModel, [...argv, '--store', `s3://${store.bucket}`]);
  const json = async (...argv: string[]): Promise<unknown> => {
    const { stdout, stderr } = await run(...argv, '--json');
    return stdout === '' ? stderr : JSON.parse(stdout);
  };

  beforeAll(async () => {
    store = await startStore();
  });
  afterAll(() => store.close());

  it('gets a model whole, with a manifest that sha256sum accepts, each object written once', async () => {
    const { code, stdout } = await run(halfPlusTwo);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /half-plus-two\/1 is published: 4 files[^]*TensorFlow 2\.20\.0[^]*serving_default\(x: float\[\?\]\) -> \(y: float\[\?\]\)[^]*promote-model APP half-plus-two 1[^]*version: 1, sizeMiB: 1, manifest: 'sha256:[0-9a-f]{64}',/,
    );
    expect(await store.writes('half-plus-two/1/')).toEqual(
      ['fingerprint.pb', 'manifest.sha256', 'saved_model.pb', shard, 'variables/variables.index'].map(
        (path) => `half-plus-two/1/${path}`,
      ),
    );
    const folder = mkdtempSync(join(tmpdir(), 'model-store-'));
    cpSync(halfPlusTwo, folder, { recursive: true });
    const { Body } = await store.client.send(
      new GetObjectCommand({ Bucket: store.bucket, Key: 'half-plus-two/1/manifest.sha256' }),
    );
    writeFileSync(join(folder, 'manifest.sha256'), (await Body?.transformToString()) ?? '');
    expect(
      execFileSync('sha256sum', ['--check', '--strict', 'manifest.sha256'], { cwd: folder, encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toHaveLength(4);
  });

  it('takes the same again without a write, and refuses another under the same version, saying which is next', async () => {
    await run(aModelFolder(undefined, 'again'));
    const same = await run(aModelFolder(undefined, 'again'));
    expect([same.code, same.stdout]).toEqual([0, expect.stringContaining('is published already, with the same')]);
    const other = await run(aModelFolder((folder) => write(folder, shard, 'retrained'), 'again'));
    expect([other.code, other.stderr]).toEqual([
      3,
      expect.stringMatching(/is taken: it is published, and other bytes in variables.*--version 2/),
    ]);
    expect(await store.writes('again/1/')).toHaveLength(5);
  });

  it('says what a half published version lacks, and finishes it', async () => {
    const folder = aModelFolder(undefined, 'late');
    const kept = await store.client.send(
      new PutObjectCommand({
        Bucket: store.bucket,
        Key: 'late/1/saved_model.pb',
        Body: execFileSync('cat', [join(folder, 'saved_model.pb')]),
        Tagging: `sha256=${execFileSync('sha256sum', [join(folder, 'saved_model.pb')], { encoding: 'utf8' }).slice(0, 64)}`,
      }),
    );
    expect(kept.ETag).toBeDefined();
    const dry = await run(folder, '--dry-run');
    expect(dry.stdout).toMatch(
      /nothing was sent; 1 of its files are there, missing: fingerprint\.pb, variables.*, manifest\.sha256/,
    );
    expect(await store.writes('late/1/')).toHaveLength(1);
    expect(await json('list', 'late')).toMatchObject([{ model: 'late', version: 1, whole: false, files: 1 }]);
    expect(await json(folder)).toMatchObject({
      outcome: 'published',
      sent: ['fingerprint.pb', shard, 'variables/variables.index'],
    });
    expect(await store.writes('late/1/')).toHaveLength(5);
  });

  it('refuses to finish a version of which a file came without its digest, for it may not read it', async () => {
    const folder = aModelFolder(undefined, 'untold');
    const Body = execFileSync('cat', [join(folder, 'saved_model.pb')]);
    await store.client.send(new PutObjectCommand({ Bucket: store.bucket, Key: 'untold/1/saved_model.pb', Body }));
    const { code, stderr } = await run(folder);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/other bytes in saved_model\.pb.*--version 2/)]);
  });

  it('refuses to finish a version with another folder than it was begun with', async () => {
    await store.client.send(
      new PutObjectCommand({ Bucket: store.bucket, Key: 'mixed/1/saved_model.pb', Body: 'another' }),
    );
    await store.client.send(new PutObjectCommand({ Bucket: store.bucket, Key: 'mixed/1/extra.txt', Body: 'x' }));
    const { code, stderr } = await run(aModelFolder(undefined, 'mixed'));
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(
        /half published, from another folder: other bytes in saved_model\.pb, it also holds extra\.txt/,
      ),
    ]);
    expect(await store.writes('mixed/1/')).toHaveLength(2);
  });

  it('notices warm-up requests, and sends a large file in parts', async () => {
    const folder = aModelFolder((made) => {
      write(made, 'assets.extra/tf_serving_warmup_requests', 'x');
      write(made, 'assets/large.bin', Buffer.alloc(9 * 1024 * 1024, 7));
    }, 'warm');
    expect(await json(folder)).toMatchObject({ outcome: 'published', warmsUp: true, files: 6, sizeMiB: 10 });
    expect(await json('verify', 'warm', '1', '--read')).toMatchObject({
      whole: true,
      files: 6,
      sizeMiB: 10,
      faults: [],
    });
    expect(await json(folder)).toMatchObject({ outcome: 'already-published' });
  });

  it('measures a version when asked, keeps that with its manifest, and promotes it with it', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'cache-'));
    const bin = join(cache, 'spot-serving', 'tensorflow-cpu-2.21.0', 'bin');
    const took = { tensorflow: '2.21.0', loadedMiB: 140.2, afterMiB: 187, atOnce: 8, cpuMillis: 50.5 };
    // In place of TensorFlow, which is 600 MB: what the script would print, once it was told the folder.
    write(
      bin,
      'python',
      `#!/bin/sh\necho "$@" > ${join(cache, 'asked')}\necho loading >&2\necho '${JSON.stringify(took)}'\n`,
    );
    chmodSync(join(bin, 'python'), 0o755);
    const cacheBefore = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = cache;
    try {
      const measured = { loadedMiB: 141, memoryPerItemMiB: 5.9, cpuMillis: 50.5 };
      const folder = aModelFolder(undefined, 'measured');
      expect(await json(folder, '--measure')).toMatchObject({ outcome: 'published', measured });
      expect(readFileSync(join(cache, 'asked'), 'utf8')).toMatch(new RegExp(`measure\\.py ${folder} 2 8 20\n$`));
      expect((await run(folder)).stdout).toMatch(/measured: 141 MiB loaded, 5\.9 MiB for an item, 50\.5 ms of CPU/);
      const app = mkdtempSync(join(tmpdir(), 'app-'));
      writeFileSync(
        join(app, 'environment.ts'),
        "export const environment = { name: 'test-app', account: '111122223333', models: { served: {} } };\n",
      );
      const promote = (...argv: string[]) =>
        runInProcess(promoteModel, [app, 'measured', '1', '--store', `s3://${store.bucket}`, ...argv]);
      const file = () => readFileSync(join(app, 'environment.ts'), 'utf8');
      const before = file();
      expect(await promote()).toMatchObject({
        code: 3,
        stderr: expect.stringMatching(
          /^measured 1 was exported by TensorFlow 2\.20, and docker\.io\/tensorflow\/serving:2\.19\.1 is 2\.19, .*add --newer-exporter, and the environment will say so$/m,
        ),
      });
      expect(file()).toBe(before);
      expect(await promote('--newer-exporter')).toMatchObject({ code: 0 });
      expect(file()).toMatch(
        /version: 1, sizeMiB: 1, manifest: 'sha256:[0-9a-f]{64}', measured: \{ loadedMiB: 141, memoryPerItemMiB: 5\.9, cpuMillis: 50\.5 \}, newerExporter: '2\.20\.0' \}/,
      );
      // What the file says already was asked for before.
      expect(await promote()).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing to change') });
    } finally {
      if (cacheBefore === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = cacheBefore;
    }
  });

  it('lists models and versions in the order of numbers', async () => {
    for (const version of ['10', '9']) await run(halfPlusTwo, '--model', 'ordered', '--version', version);
    const { stdout } = await run('list', 'ordered');
    expect(stdout).toMatch(/^ordered {5}9 {2}whole {10} 4 files, 12\.7 KiB\nordered {4}10 {2}whole/);
    expect(await json('list')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ model: 'half-plus-two' }),
        expect.objectContaining({ model: 'ordered' }),
      ]),
    );
    expect(await run('list', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has no model "nobody"'),
    });
  });

  it.each<[string, (key: (path: string) => { Bucket: string; Key: string }) => Promise<unknown>, RegExp]>([
    [
      'corrupt',
      (key) => store.client.send(new PutObjectCommand({ ...key('saved_model.pb'), Body: 'other' })),
      /saved_model\.pb has digest [0-9a-f]{64}, the manifest says/,
    ],
    ['missing', (key) => store.client.send(new DeleteObjectCommand(key(shard))), /data-00000-of-00001 is missing/],
    [
      'extra',
      (key) => store.client.send(new PutObjectCommand({ ...key('more.txt'), Body: 'x' })),
      /more\.txt is not in the manifest/,
    ],
    [
      'unlisted',
      (key) => store.client.send(new PutObjectCommand({ ...key('manifest.sha256'), Body: 'no manifest' })),
      /is no list of digests/,
    ],
  ])('is verified: %s objects are found, and never promoted', async (fault, spoil, said) => {
    await run(halfPlusTwo, '--model', fault);
    expect((await run('verify', fault, '1')).stdout).toContain('is whole: 4 files');
    await spoil((path) => ({ Bucket: store.bucket, Key: `${fault}/1/${path}` }));
    const { code, stdout } = await run('verify', fault, '1', '--read');
    expect([code, stdout]).toEqual([1, expect.stringMatching(said)]);
  });

  it('keeps a published version whatever is added to it: it is promoted, published already, and told of', async () => {
    await run(halfPlusTwo, '--model', 'added');
    await store.client.send(new PutObjectCommand({ Bucket: store.bucket, Key: 'added/1/more.txt', Body: 'x' }));
    expect(await json(halfPlusTwo, '--model', 'added')).toMatchObject({ outcome: 'already-published', sent: [] });
    const app = mkdtempSync(join(tmpdir(), 'app-'));
    const code = `export const environment = { name: 'test-app', account: '111122223333', ${newServer}, models: { publishers: [] } };\n`;
    writeFileSync(join(app, 'environment.ts'), code);
    expect(await runInProcess(promoteModel, [app, 'added', '1'])).toMatchObject({ code: 0 });
    expect(await json('verify', 'added', '1')).toMatchObject({
      whole: false,
      faults: ['more.txt is not in the manifest'],
    });
  });

  it('is asked for no byte of a model by whoever publishes, promotes or verifies', async () => {
    const send = jest.spyOn(S3Client.prototype, 'send');
    const folder = aModelFolder((made) => write(made, 'assets/large.bin', Buffer.alloc(9 * 1024 * 1024, 7)), 'unread');
    await run(folder);
    await run(folder);
    await run(aModelFolder(undefined, 'unread'));
    await run('verify', 'unread', '1');
    const asked = send.mock.calls.map(([command]) => command);
    send.mockRestore();
    const read = asked.filter((command) => command instanceof GetObjectCommand || command instanceof HeadObjectCommand);
    expect(asked.length).toBeGreaterThan(20);
    expect(read.map(({ input }) => input.Key).filter((key) => !key?.endsWith('/manifest.sha256'))).toEqual([]);
  });

  it('serves a promotion: whole versions only, its size with it, and back again', async () => {
    const app = mkdtempSync(join(tmpdir(), 'app-'));
    const code = (served: string): string =>
      `export const environment = { name: 'test-app', account: '111122223333', ${newServer}, models: { served: { resnet: ${served} } } };\n`;
    const promote = (...argv: string[]): Promise<Outcome> => runInProcess(promoteModel, [app, 'resnet', ...argv]);
    const file = (): string => execFileSync('cat', [join(app, 'environment.ts')], { encoding: 'utf8' });
    writeFileSync(join(app, 'environment.ts'), code('{ version: 1, sizeMiB: 1 }'));
    for (const version of ['1', '2']) await run(halfPlusTwo, '--model', 'resnet', '--version', version);
    expect(await promote('2')).toMatchObject({ code: 0, stdout: expect.stringContaining('+ export const') });
    expect(file()).toMatch(/resnet: \{ version: 2, sizeMiB: 1, manifest: 'sha256:[0-9a-f]{64}' \}/);
    const [pinned = ''] = /manifest: '[^']*'/.exec(file()) ?? [];
    await store.client.send(new PutObjectCommand({ Bucket: store.bucket, Key: 'resnet/3/saved_model.pb', Body: 'x' }));
    expect(await promote('3')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/resnet\/3 cannot be served:\n.*half published/),
    });
    expect(await promote('4')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('the store has no such version'),
    });
    expect(await promote('1')).toMatchObject({ code: 0 });
    expect(file()).toBe(code(`{ version: 1, sizeMiB: 1, ${pinned} }`));
  });
});
