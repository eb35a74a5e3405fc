import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('launch', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'launch-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    [{}, 'true'],
    [{ AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'false' }, 'false'],
  ])(
    'starts what is built, and silences what the AWS SDK says of Node 20 unless told otherwise: %j',
    (env, silenced) => {
      mkdirSync(join(folder, 'dist'));
      writeFileSync(
        join(folder, 'dist', 'cli.js'),
        'process.stdout.write(process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ?? "no");',
      );
      const script = `require(${JSON.stringify(join(__dirname, '..', 'launch.cjs'))})(${JSON.stringify(join(folder, 'bin'))}, 'cli')`;
      expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' })).toBe(silenced);
    },
  );
});
