import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

import { promoteModel } from '../src/promote/promote-model';
import { publishModel } from '../src/publish/publish-model';
import { waitReplicated } from '../src/publish/wait-replicated';
import { ModelBucket } from '../src/store-client/model-bucket';
import { aModelFolder, halfPlusTwo, newServer, write } from './model-folders';
import { runInProcess } from './run-in-process';
import { startStore, type TestStore } from './start-store';

// The first run installs moto.
jest.setTimeout(240_000);

const ireland = 'prod-ireland-models-111122223333';
const virginia = 'prod-virginia-models-111122223333';
const location = { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } } as const;
let store: TestStore;
let client: S3Client;

beforeAll(async () => {
  store = await startStore(ireland);
  ({ client } = store);
  await client.send(new CreateBucketCommand({ Bucket: virginia, ...location }));
});
afterAll(() => store.close());

async function keysOf(bucket: string, prefix = ''): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  return Contents.map(({ Key = '' }) => Key);
}

/** What S3 does with an object, metadata and tags with it. moto keeps the rules of a replication and copies nothing. */
async function copy(key: string, from = ireland, to = virginia): Promise<void> {
  await client.send(new CopyObjectCommand({ Bucket: to, Key: key, CopySource: `${from}/${key}` }));
}

const publish = (folder: string, ...argv: string[]) =>
  runInProcess(publishModel, [folder, '--store', `s3://${ireland}`, ...argv]);
const manifestOf = async (model: string, version = '1'): Promise<string> => {
  const { stdout } = await runInProcess(publishModel, [
    'verify',
    model,
    version,
    '--store',
    `s3://${ireland}`,
    '--json',
  ]);
  return String((JSON.parse(stdout) as { manifest: unknown }).manifest);
};
const waitFor = (model: string, manifest: string, looks: number, note: (text: string) => void = () => undefined) =>
  waitReplicated({ model, version: 1 }, { copies: [new ModelBucket(virginia)], manifest, note }, { pause: 20, looks });

describe('a version in the store of another region', () => {
  it('counts once every file of its manifest is there, in whatever order they came', async () => {
    await publish(halfPlusTwo, '--model', 'ordered');
    const manifest = await manifestOf('ordered');
    const backwards = (await keysOf(ireland, 'ordered/1/')).sort(
      (a, b) => Number(b.endsWith('.sha256')) - Number(a.endsWith('.sha256')),
    );
    const notes: string[] = [];
    for (const key of backwards.slice(0, -1)) {
      await copy(key);
      await expect(waitFor('ordered', manifest, 2, (text) => notes.push(text))).rejects.toMatchObject({ exitCode: 1 });
    }
    expect(notes[0]).toMatch(/saved_model\.pb is missing/);
    await copy(backwards.at(-1) ?? '');
    expect(await waitFor('ordered', manifest, 1)).toBe('whole in 1 copy');
    const again = await publish(halfPlusTwo, '--model', 'ordered', '--wait-replicated', `s3://${virginia}@us-east-1`);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('whole in 1 copy') });
  });

  it('is refused when it was published there with other files', async () => {
    await publish(halfPlusTwo, '--model', 'other');
    const folder = aModelFolder((path) => write(path, 'assets/labels.txt', 'x'), 'other');
    expect(await runInProcess(publishModel, [folder, '--store', `s3://${virginia}`])).toMatchObject({ code: 0 });
    await expect(waitFor('other', await manifestOf('other'), 1)).rejects.toMatchObject({ exitCode: 3 });
  });

  it.each(['s3://b', 'b@us-east-1', 's3://b/x@us-east-1'])('is not waited for at %s', async (copies) => {
    expect(await publish(halfPlusTwo, '--wait-replicated', copies)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('BUCKET@REGION'),
    });
  });
});

describe('a promotion in several regions', () => {
  const apps = join(mkdtempSync(join(tmpdir(), 'regions-')), 'apps');
  const fileOf = (app: string) => join(apps, app, 'environment.ts');
  const promote = (...argv: string[]) => runInProcess(promoteModel, argv, join(apps, '..'));

  beforeAll(() => {
    for (const [app, region] of [
      ['prod-ireland', 'eu-west-1'],
      ['prod-virginia', 'us-east-1'],
    ] as const) {
      mkdirSync(join(apps, app), { recursive: true });
      writeFileSync(
        fileOf(app),
        `export const environment = { name: '${app}', region: '${region}', account: '111122223333', ${newServer}, models: { served: {} } };\n`,
      );
    }
  });

  it('changes no file while one store lacks the version, and names what it lacks', async () => {
    await publish(halfPlusTwo, '--model', 'split');
    const before = readFileSync(fileOf('prod-ireland'), 'utf8');
    const refused = await promote('prod-ireland', 'prod-virginia', 'split', '1');
    expect(refused).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(new RegExp(`s3://${virginia}/split/1 cannot be served`)),
    });
    expect(readFileSync(fileOf('prod-ireland'), 'utf8')).toBe(before);
  });

  it('changes each app, in the order given, once every store holds it', async () => {
    for (const key of await keysOf(ireland, 'split/1/')) await copy(key);
    const { code, stdout } = await promote('prod-virginia', 'prod-ireland', 'split', '1');
    expect(code).toBe(0);
    expect(stdout.indexOf('prod-virginia')).toBeLessThan(stdout.indexOf('prod-ireland'));
    for (const app of ['prod-ireland', 'prod-virginia'])
      expect(readFileSync(fileOf(app), 'utf8')).toMatch(/split: \{ version: 1, sizeMiB: 1/);
  });

  it('of two accounts is refused before any store is asked: no credentials read the stores of both', async () => {
    const before = readFileSync(fileOf('prod-ireland'), 'utf8');
    mkdirSync(join(apps, 'dev'), { recursive: true });
    writeFileSync(fileOf('dev'), before.replaceAll('prod-ireland', 'dev').replaceAll('111122223333', '444455556666'));
    const refused = await promote('dev', 'prod-ireland', 'split', '2');
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/several accounts \(dev in 444455556666, prod-ireland in 111122223333\)/),
    });
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(fileOf('prod-ireland'), 'utf8')).toBe(before);
  });

  it('asks the stores of all apps that share a declaration, though one is named', async () => {
    const shared = `export function production({ name, region }) { return { name, region, account: '111122223333', ${newServer}, models: { served: { half: { version: 1, sizeMiB: 1 } } } }; }\n`;
    mkdirSync(join(apps, 'shared'), { recursive: true });
    writeFileSync(join(apps, 'shared', 'production.ts'), shared);
    for (const [app, region] of [
      ['prod-ireland', 'eu-west-1'],
      ['prod-virginia', 'us-east-1'],
    ] as const)
      writeFileSync(
        fileOf(app),
        `import { production } from '../shared/production';\nexport const environment = production({ name: '${app}', region: '${region}' });\n`,
      );
    await publish(halfPlusTwo, '--model', 'half', '--version', '2');
    expect(await promote('prod-ireland', 'half', '2')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(virginia),
    });
    for (const key of await keysOf(ireland, 'half/2/')) await copy(key);
    expect(await promote('prod-ireland', 'half', '2')).toMatchObject({ code: 0 });
    expect(readFileSync(join(apps, 'shared', 'production.ts'), 'utf8')).toContain('version: 2');
  });
});

it('a store that was lost is whole again from its copy, version by version (docs/runbooks/region-lost.md)', async () => {
  const kept = (keys: readonly string[]) => keys.filter((key) => !key.startsWith('other/'));
  for (const key of kept(await keysOf(ireland))) await copy(key);
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: ireland }));
  for (const { Key, VersionId } of Versions)
    await client.send(new DeleteObjectCommand({ Bucket: ireland, Key, VersionId }));
  await client.send(new DeleteBucketCommand({ Bucket: ireland }));
  expect(await runInProcess(publishModel, ['list', '--store', `s3://${ireland}`])).toMatchObject({ code: 1 });
  await client.send(new CreateBucketCommand({ Bucket: ireland, ...location }));
  for (const key of kept(await keysOf(virginia))) await copy(key, virginia, ireland);
  const { stdout } = await runInProcess(publishModel, ['list', '--store', `s3://${ireland}`, '--json']);
  const versions = JSON.parse(stdout) as readonly { model: string; version: number; whole: boolean }[];
  expect(versions.map(({ model }) => model)).toEqual(['half', 'ordered', 'split']);
  for (const { model, version } of versions)
    expect(
      await runInProcess(publishModel, ['verify', model, String(version), '--store', `s3://${ireland}`, '--read']),
    ).toMatchObject({ code: 0 });
});
