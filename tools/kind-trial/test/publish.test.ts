import { join } from 'node:path';

import { type Emulator, startEmulator } from '@spot-serving/emulator';
import { Interruption } from '@spot-serving/terraform-runner';

import { Programs } from '../src/programs';
import { bridge } from '../src/store-bridge';
import { publish } from '../src/trial';

/** Time for the emulator to install, once per machine. */
jest.setTimeout(180_000);

describe('the model of the trial', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());
  const options = {
    cwd: join(__dirname, '..', '..', '..'),
    env: process.env,
    interruption: new Interruption(),
    tell: () => undefined,
  };

  it('is published by our own program, and can be read over the bridge that pods take', async () => {
    await publish(new Programs(options), emulator.endpoint);
    const way = await bridge('127.0.0.1', Number(new URL(emulator.endpoint).port));
    const key = 'kind-trial-models-111122223333/half-plus-two/1/manifest.sha256';
    // To the emulator a signature is one, whatever it says; without any it is a stranger's request.
    const headers = {
      connection: 'close',
      authorization: 'AWS4-HMAC-SHA256 Credential=emulated/20260101/us-east-1/s3/aws4_request',
    };
    const said = await fetch(`http://127.0.0.1:${way.port}/${key}`, { headers }).finally(() => way.close());
    expect(await said.text()).toMatch(/^[0-9a-f]{64} {2}saved_model\.pb$/m);
  });

  it.each([
    [
      'a program that is not there',
      ['no-such-program'],
      { exitCode: 3, message: expect.stringMatching(/^no-such-program is not installed/) },
    ],
    ['a program that fails', ['sh', '-c', 'echo why >&2; exit 4'], { exitCode: 1, message: 'sh -c ended with 4\nwhy' }],
  ])('stops at %s', async (_what, [program = '', ...args], failure) => {
    await expect(new Programs(options).run(program, ...args)).rejects.toMatchObject(failure);
  });
});
