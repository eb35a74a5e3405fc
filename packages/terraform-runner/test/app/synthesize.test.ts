import { tmpdir } from 'node:os';

import { synthesisEnvironment, synthesize } from '../../src/app/synthesize';
import { Interruption } from '../../src/process/interruption';

const run = (app: string) =>
  synthesize({
    folder: tmpdir(),
    config: { app },
    outputFolder: tmpdir(),
    env: process.env,
    interruption: new Interruption(),
  });

describe('synthesize', () => {
  it.each([
    { ends: 'exit 2', exitCode: 2 },
    { ends: 'exit 1', exitCode: 1 },
    { ends: 'exit 77', exitCode: 1 },
  ])('ends with $exitCode for an app that ends with "$ends", in the app\'s own words', async ({ ends, exitCode }) => {
    const words = '  zones ["mars"]; use two of eu-west-1\n\n';
    await expect(run(`printf '${words}' >&2; ${ends}`)).rejects.toMatchObject({ message: words, exitCode });
  });

  it('says of an app that was killed what it wrote, and that it was killed', async () => {
    await expect(run("echo 'two zones' >&2; kill -9 $$")).rejects.toMatchObject({
      message: expect.stringMatching(/^two zones\n\n.* was ended by SIGKILL; was there memory enough\?\n$/) as string,
      exitCode: 1,
    });
  });

  it('leaves out the frames of what loaded the app', async () => {
    const frame = '    at Module._load (node:internal/modules/cjs/loader:1091:12)';
    await expect(run(`echo 'environment.ts:16:2: ERROR' >&2; echo '${frame}' >&2; exit 1`)).rejects.toMatchObject({
      message: 'environment.ts:16:2: ERROR\n',
    });
  });

  it('says so when a failing app says nothing', async () => {
    await expect(run('echo lost on stdout; exit 3')).rejects.toThrow(
      /"echo lost on stdout; exit 3" ended with 3 and said nothing/,
    );
  });

  it('gives the app what cdktf gives it, and no values of Terraform variables', () => {
    const env = synthesisEnvironment({ PATH: '/bin', TF_VAR_secret: 'x' }, { app: 'x', context: { zones: 3 } }, '/out');
    expect(env).toMatchObject({ PATH: '/bin', CDKTF_OUTDIR: '/out', CDKTF_CONTEXT_JSON: '{"zones":3}' });
    expect(env).not.toHaveProperty('TF_VAR_secret');
  });
});
