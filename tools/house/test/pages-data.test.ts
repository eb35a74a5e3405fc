import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { checkEnvironment, type Environment } from '@spot-serving/core';

import { blocks, root } from './page-code';
import { serves } from './page-environments';

const folder = mkdtempSync(join(tmpdir(), 'pages-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const data = new Map(blocks('json', 'jsonc').map((block) => [`${block.name} ${block.language}`, block.text]));

interface NxJson {
  readonly plugins: readonly { readonly options: Readonly<Record<string, string>> }[];
}

/** What each block of JSON is, held by whoever reads such a file. */
const readers: Readonly<Record<string, (block: string) => void>> = {
  'docs/guardrails.md#1 json': (block) => {
    const file = join(folder, 'exemptions.json');
    writeFileSync(file, block);
    const program = join(root, 'packages', 'guardrails-cli', 'bin', 'guardrails.cjs');
    const args = [program, 'check', 'examples/plain-hcl/plan.json', '--account', '111122223333', '--exemptions', file];
    // 2 is what cannot be read.
    expect(spawnSync(process.execPath, args, { cwd: root }).status).toBe(1);
  },
  'docs/how-to/regions.md#1 json': (block) => {
    expect(JSON.parse(text('apps/prod-us-east-1/cdktf.json'))).toMatchObject(JSON.parse(block) as object);
  },
  'packages/nx-plugin/README.md#1 jsonc': (block) => {
    const { plugins } = JSON.parse(block.replace(/^\/\/.*$/gm, '')) as NxJson;
    const documented = text('packages/nx-plugin/src/infer-targets.cjs');
    const names = plugins.flatMap(({ options }) => Object.keys(options));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !documented.includes(`[${name}]`))).toEqual([]);
  },
};

describe('data in the pages', () => {
  it('is all read here, or a policy', () => {
    const policies = [...data].filter(([, block]) => block.includes('"Statement"'));
    expect([...Object.keys(readers), ...policies.map(([name]) => name)].sort()).toEqual([...data.keys()].sort());
    for (const [, block] of policies)
      expect(JSON.parse(block)).toMatchObject({ Version: '2012-10-17', Statement: [{ Effect: 'Allow' }] });
  });

  it.each(Object.entries(readers))('is what it is said to be: %s', (name, read) => read(data.get(name) ?? ''));

  it('of a region is what the app of that region says', () => {
    const [block] = blocks('text').filter(({ page }) => page === 'docs/how-to/regions.md');
    expect(text('apps/prod-us-east-1/environment.ts')).toContain(block?.text);
  });
});

/** Lines of a change, without their marks. */
const lines = (block: string, sign: '+' | '-'): readonly string[] =>
  block.split('\n').flatMap((line) => (line.startsWith(sign) ? [line.slice(1).trim()] : []));

describe('changes in the pages', () => {
  const changes = blocks('diff');

  it('are there', () => expect(changes.length).toBeGreaterThan(4));

  it.each(
    changes.flatMap(({ name, text: block }) => (['-', '+'] as const).map((sign) => [name, sign, block] as const)),
  )('lead from an environment that is right to another: %s %s', (_name, sign, block) => {
    const written = lines(block, sign);
    expect(written).toHaveLength(1);
    const served = runInNewContext(`({ ${written.join('\n')} })`) as Environment['models']['served'];
    const { models } = serves();
    expect(() => checkEnvironment(serves({ models: { ...models, served } }))).not.toThrow();
  });
});
