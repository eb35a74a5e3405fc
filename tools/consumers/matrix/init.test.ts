import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../test/clean-project';
import { root, tarballsOf } from '../test/tarballs';

/** Commands of the page that tells others how to begin, with our packages from their tarballs in place of npm's. */
const page = readFileSync(join(root, 'docs', 'how-to', 'install.md'), 'utf8');
const [init = '', ...installs] = (/^```sh\n([^]*?)^```/m.exec(page)?.[1] ?? '')
  .replaceAll('\\\n', ' ')
  .trim()
  .split('\n');
const synth = /`(npx cdktf-cli\S+ synth)`/.exec(page)?.[1] ?? 'it says no such command';

describe('the commands of docs/how-to/install.md', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-init-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('make a project that synthesizes and is rehearsed', () => {
    const shell = (command: string) =>
      run(folder, 'sh', '-c', `export npm_config_yes=true CHECKPOINT_DISABLE=1; ${command} < /dev/null`);
    shell(init);
    for (const command of installs)
      shell(command.replace(/@spot-serving\/\S+/, tarballsOf('network', 'rehearsal').join(' ')));
    const readme = readFileSync(join(root, 'packages', 'network', 'README.md'), 'utf8');
    writeFileSync(join(folder, 'main.ts'), /^```ts\n([^]*?)^```/m.exec(readme)?.[1] ?? '');
    expect(shell(synth)).toContain('network');
    expect(run(folder, 'npx', 'rehearse', '.')).toContain('passed');
  });
});
