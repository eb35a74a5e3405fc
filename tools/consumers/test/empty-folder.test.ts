import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Registry } from './registry';

const execute = promisify(execFile);

describe('from an empty folder', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-empty-')));
  const registry = new Registry();
  beforeAll(() => registry.open());
  afterAll(async () => {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('two commands lead to an app of one’s own that is rehearsed', async () => {
    const command = (...args: readonly string[]) => execute('npm', args, { cwd: folder, env: registry.env });
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
