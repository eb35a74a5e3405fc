import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Registry } from './registry';

const execute = promisify(execFile);

describe('from an empty folder', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-empty-')));
  const folder = join(home, 'shop');
  const registry = new Registry();
  beforeAll(async () => {
    mkdirSync(folder);
    await registry.open();
  });
  afterAll(async () => {
    await registry.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('two commands lead to an app of one’s own that is rehearsed', async () => {
    const env = registry.env(join(home, 'npmrc'));
    const command = (...args: readonly string[]) => execute('npm', args, { cwd: folder, env });
    await command('create', '@spot-serving', '--yes', '--', 'shop-eu-central-1');
    await command('start');
    const report = JSON.parse(readFileSync(join(folder, '.rehearsal', 'shop-eu-central-1', 'report.json'), 'utf8')) as {
      readonly outcome: string;
      readonly stacks: readonly { readonly name: string }[];
    };
    expect(report.outcome).toBe('passed');
    expect(report.stacks.map(({ name }) => name).sort()).toEqual(
      ['cluster', 'models', 'network', 'platform', 'serving'].map((layer) => `shop-eu-central-1-${layer}`),
    );
  });
});
