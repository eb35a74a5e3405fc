import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';

import { awsCli, type Emulator, startEmulator } from '@spot-serving/emulator';

import { LoaderPod, manifestOf, type ModelFiles, published, savedModel } from './loader-pod';

// The first run installs moto and the AWS CLI.
jest.setTimeout(240_000);

let emulator: Emulator;
let aws: string;
let env: NodeJS.ProcessEnv;
const pods: LoaderPod[] = [];

beforeAll(async () => {
  [emulator, aws] = await Promise.all([startEmulator(), awsCli()]);
  env = {
    AWS_ENDPOINT_URL: emulator.endpoint,
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_MAX_ATTEMPTS: '1',
  };
  await put('');
});
afterAll(async () => {
  pods.forEach((pod) => pod.remove());
  await emulator.close();
});

/** By node:http, for fetch would resolve a key's `..`. */
async function put(key: string, body = ''): Promise<void> {
  const { hostname, port } = new URL(emulator.endpoint);
  const path = `/model-bucket/${key.split('/').map(encodeURIComponent).join('/')}`;
  const [{ statusCode }] = (await once(request({ hostname, port, path, method: 'PUT' }).end(body), 'response')) as [
    IncomingMessage,
  ];
  if (statusCode !== 200) throw new Error(`PUT ${key}: ${statusCode}`);
}

/** Uploads the files as version 3 of `model`, and returns its address. */
async function upload(model: string, files: ModelFiles): Promise<string> {
  await Promise.all(Object.entries(files).map(([path, body]) => put(`${model}/3/${path}`, body)));
  return `s3://model-bucket/${model}/3`;
}

function aPod(): LoaderPod {
  const pod = new LoaderPod(aws);
  pods.push(pod);
  return pod;
}

const where = LoaderPod.readOnlyRootAllowed() ? 'on a read-only root' : '(this machine allows no read-only root)';

describe(`load-model.sh with the AWS CLI against moto, ${where}`, () => {
  it('brings a whole version, keeps it when run again without asking the store', async () => {
    const pod = aPod();
    const uri = await upload('whole', published(savedModel));
    expect(await pod.run(uri, env)).toEqual({ code: 0, stderr: '' });
    expect(pod.servedFiles()).toEqual(Object.keys(published(savedModel)).sort());
    expect(pod.entries(pod.models)).toEqual(['3']);
    expect(await pod.run(uri, { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(pod.folder, 'pwned'))).toBe(false);
  });

  it('takes what the manifest lists, whatever somebody adds to a published version', async () => {
    const pod = aPod();
    const extra = { 'assets/extra': 'x', 'a/../../../evil': 'x', [`assets/${'n'.repeat(300)}`]: 'x', 'assets/b]': 'x' };
    const uri = await upload('extended', { ...published(savedModel), ...extra });
    expect(await pod.run(uri, env)).toEqual({ code: 0, stderr: '' });
    expect(pod.servedFiles()).toEqual(Object.keys(published(savedModel)).sort());
  });

  it('completes what a killed one left, and what is left is never a version', async () => {
    const pod = aPod();
    const uri = await upload('killed', published({ ...savedModel, 'assets/large.bin': 'x'.repeat(20_000_000) }));
    const child = pod.start(uri, env);
    const staging = join(pod.models, '.loading-3');
    while (pod.entries(staging).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(pod.served()).toEqual([]);
    expect(pod.entries(pod.models)).toEqual(['.loading-3']);
    expect(await pod.run(uri, env)).toEqual({ code: 0, stderr: '' });
    expect(pod.entries(pod.models)).toEqual(['3']);
  });

  const large = published(savedModel);
  const cut = { ...large, 'variables/variables.data-00000-of-00001': 'weights'.repeat(999) };
  const withoutIndex = Object.fromEntries(
    Object.entries(large).filter(([path]) => path !== 'variables/variables.index'),
  );
  const hugeName = published({ ...savedModel, [`assets/${'n'.repeat(300)}`]: 'a name that no disk takes' });

  it.each([
    {
      name: 'half-published',
      files: savedModel,
      code: 65,
      message: /has no manifest\.sha256: it is not published to its end$/,
    },
    { name: 'absent', files: {}, code: 66, message: /holds nothing$/ },
    {
      name: 'torn',
      files: cut,
      code: 65,
      message: /is not whole: 'variables\/variables\.data-00000-of-00001' is not what manifest/,
    },
    { name: 'incomplete', files: withoutIndex, code: 65, message: /'variables\/variables\.index' is missing$/ },
    { name: 'huge-name', files: hugeName, code: 69, message: /cannot be copied$/ },
    {
      name: 'outside',
      files: published({ ...savedModel, 'a/../../../evil': 'x' }),
      code: 65,
      message: /lists 'a\/\.\.\/\.\.\/\.\.\/evil', which is no plain path$/,
    },
  ])('makes no folder of a version that is $name', async ({ name, files, code, message }) => {
    const pod = aPod();
    const run = await pod.run(await upload(name, files), env);
    expect(run.code).toBe(code);
    expect(run.stderr.trimEnd().split('\n').at(-1)).toMatch(message);
    expect(pod.served()).toEqual([]);
  });

  it('says in its last line that the store does not answer', async () => {
    const run = await aPod().run('s3://model-bucket/any/3', { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    expect(run).toEqual({
      code: 69,
      stderr: expect.stringMatching(/\nload-model: s3:\/\/model-bucket\/any\/3 cannot be listed\n$/) as unknown,
    });
  });
});

it('has a manifest as sha256sum writes it', () => {
  expect(manifestOf({ b: 'b', 'a c': '' })).toMatch(/^e3b0c442[0-9a-f]{56} {2}a c\n3e23e816[0-9a-f]{56} {2}b\n$/);
});
