import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { install, run } from '../test/clean-project';
import { root, tarballs } from '../test/tarballs';

/** Commands of the page that tells others how to begin, with our packages from their tarballs in place of npm's. */
const page = readFileSync(join(root, 'docs', 'how-to', 'install.md'), 'utf8');
const [init = '', ...installs] = (/^```sh\n([^]*?)^```/m.exec(page)?.[1] ?? '')
  .replaceAll('\\\n', ' ')
  .trim()
  .split('\n');

describe('the commands of docs/how-to/install.md', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-init-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('make a project that synthesizes and is rehearsed', () => {
    run(folder, 'sh', '-c', `npm_config_yes=true CHECKPOINT_DISABLE=1 ${init} < /dev/null`);
    install(folder, ...tarballs());
    for (const command of installs) run(folder, 'sh', '-c', command.replace(/@spot-serving\/\S+/g, ''));
    const readme = readFileSync(join(root, 'packages', 'network', 'README.md'), 'utf8');
    writeFileSync(join(folder, 'main.ts'), /^```ts\n([^]*?)^```/m.exec(readme)?.[1] ?? '');
    expect(run(folder, 'npx', 'cdktf', 'synth')).toContain('network');
    expect(run(folder, 'npx', 'rehearse', '.')).toContain('passed');
  });
});
