import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { awsCli, emulatorPython, EmulatorUnavailable, protobufPython, shellCheck, startEmulator } from '../src';

// The first run installs what it tests.
jest.setTimeout(240_000);

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

it('makes a bucket, forgets it on reset, and is gone after close', async () => {
  const emulator = await startEmulator();
  const bucket = `${emulator.endpoint}/fixture-bucket`;
  const status = async (method: string): Promise<number> => (await fetch(bucket, { method })).status;
  expect([await status('HEAD'), await status('PUT'), await status('HEAD')]).toEqual([404, 200, 200]);
  await emulator.reset();
  expect(await status('HEAD')).toBe(404);
  await emulator.close();
  expect(await answers(bucket)).toBe(false);
});

it.each([
  ['moto', emulatorPython],
  ['google.protobuf', protobufPython],
])('gives an interpreter that has %s', async (module, install) => {
  const child = spawn(await install(), ['-c', `import ${module}`]);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each([
  ['the AWS CLI', awsCli, '--version'],
  ['shellcheck', shellCheck, '--version'],
])('gives %s', async (_name, install, option) => {
  const child = spawn(await install(), [option]);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('does not outlive a parent that is killed', async () => {
  const program = `require(${JSON.stringify(join(__dirname, '..', 'src', 'index.ts'))}).startEmulator().then((e) => console.log(e.endpoint))`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
    cwd: __dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [endpoint] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  expect(await answers(endpoint)).toBe(true);
  parent.kill('SIGKILL');
  while (await answers(endpoint)) await new Promise((resolve) => setTimeout(resolve, 50));
});

it('is refused in one line where there is no Python', async () => {
  const home = mkdtempSync(join(tmpdir(), 'emulator-'));
  const progress = jest.fn();
  await expect(startEmulator({ env: { PATH: home, XDG_CACHE_HOME: home }, progress })).rejects.toThrow(
    EmulatorUnavailable,
  );
  expect(progress).not.toHaveBeenCalled();
  rmSync(home, { recursive: true });
});
