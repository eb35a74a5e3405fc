import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { openPage } from '../../src/command/open-page';

describe('showing a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-page-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives the file to the program that BROWSER names', async () => {
    const [browser, told] = [join(folder, 'browser'), join(folder, 'told')];
    writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > ${told}.new && mv ${told}.new ${told}\n`);
    chmodSync(browser, 0o755);
    expect(
      await openPage('/a/review.html', { platform: 'linux', env: { PATH: process.env.PATH, BROWSER: browser } }),
    ).toBe(true);
    while (!existsSync(told)) await setTimeout(20);
    expect(readFileSync(told, 'utf8')).toBe('/a/review.html');
  });

  it('says that there is no such program', async () => {
    expect(await openPage('/a/review.html', { platform: 'linux', env: { PATH: folder } })).toBe(false);
  });
});
