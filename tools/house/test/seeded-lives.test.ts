import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { seeds } from './fixtures/seeded-life/seeds';

jest.setTimeout(180_000);

const root = join(__dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'seeded-lives-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Walks the fixture with a fault in it. */
function walk(seed: string | undefined) {
  const command = join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');
  const args = [command, join(__dirname, 'fixtures', 'seeded-life'), '--life', '--report', join(folder, 'report')];
  const env = { ...process.env, ...(seed === undefined ? {} : { SEED: seed }) };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
  return { status, stderr };
}

const faults: readonly (readonly [seed: string, words: RegExp])[] = [
  ['policyInModels', /^retire, change: .*aws_iam_policy\.Old-ranker is destroyed while .* still uses it/m],
  ['certificateInPlatform', /^host name, change: .*still in use|^host name, change: /m],
  [
    'countInPlace',
    /^count, change: test-app-cluster: apply failed\n[^]*Minimum capacity 3 can't be greater than desired size 2/m,
  ],
  ['tagsInTemplates', /^tags, change: test-app-cluster: plan failed\n.*leaves every aws_launch_template as it is/m],
];

describe('the life of an app', () => {
  it('goes through where everything is in the stack of whoever lets go of it last', () => {
    expect(walk(undefined)).toEqual({ status: 0, stderr: '' });
  });

  it.each(faults)('is red with the fault that was mended: %s', (seed, words) => {
    expect(walk(seed)).toEqual({ status: 1, stderr: expect.stringMatching(words) as string });
  });

  it('has a case for each seed', () => {
    expect(faults.map(([seed]) => seed)).toEqual(Object.keys(seeds));
  });
});
