import { type Emulator, startEmulator } from '@spot-serving/emulator';

import { data, SynthesizedApp } from './synthesized-app';

// The first run on a machine installs the emulator.
jest.setTimeout(240_000);

const signed =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none';
const lock = '/states/models.tfstate.tflock';

describe('planStacks, with a state in S3 that somebody holds', () => {
  let emulator: Emulator;
  let app: SynthesizedApp;

  const ask = (method: string, path: string, body?: string): Promise<Response> =>
    fetch(emulator.endpoint + path, { method, body, headers: { authorization: signed } });

  beforeAll(async () => {
    emulator = await startEmulator();
    const backend = { s3: { bucket: 'states', key: 'models.tfstate', region: 'us-east-1', use_lockfile: true } };
    app = new SynthesizedApp([{ name: 'models', json: { ...data({ a: { input: 'x' } }), terraform: { backend } } }]);
    Object.assign(app.env, {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    await ask('PUT', '/states');
    const Created = '2026-11-22T10:00:00Z';
    await ask(
      'PUT',
      lock,
      JSON.stringify({
        ID: '5f1d8f0e-9d4b',
        Operation: 'OperationTypeApply',
        Info: '',
        Who: 'ann@runner-7',
        Version: '1.11.4',
        Created,
        Path: 'states/models.tfstate',
      }),
    );
  });

  afterAll(async () => {
    app.remove();
    await emulator.close();
  });

  it('plans for a review all the same', async () => {
    expect((await app.plan()).map(({ outcome }) => outcome)).toEqual(['1 to create']);
  });

  it('names the holder to an apply, and leaves him his lock', async () => {
    const [locked] = await app.plan({ lock: true });
    expect(locked?.result).toEqual({
      failed: expect.stringMatching(
        /^The state is locked by ann@runner-7 since 2026-11-22 10:00:00.*terraform force-unlock 5f1d8f0e-9d4b$/,
      ) as string,
    });
    expect((await ask('HEAD', lock)).ok).toBe(true);
  });
});
