import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { projectWithPrograms, run, theirs } from './clean-project';
import { compiles, oldest, typeScript6 } from './compile';
import { programs } from './programs';
import { manifestOf, publicFolders } from './tarballs';

describe("a project of cdktf's own template, with our packages from their tarballs", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-consumer-')));
  const app = (name: string) => join(folder, 'infra', name);

  beforeAll(() => projectWithPrograms(folder, [...theirs, oldest, typeScript6]));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[string, string, object]>([
    ['as it is, which is node10, with TypeScript 5.9', 'typescript', {}],
    ['node16 with TypeScript 5.4', 'typescript-5.4', { module: 'node16', moduleResolution: 'node16' }],
    ['bundler with TypeScript 6', 'typescript-6', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('compiles: %s', (_, compiler, options) => {
    expect(compiles(folder, compiler, options)).toBe('');
  });

  it('is refused what breaks a guardrail', () => {
    const main = readFileSync(join(app('guardrails-only'), 'main.js'), 'utf8');
    const broken = join(app('guardrails-only'), 'broken.js');
    writeFileSync(broken, main.replace('enableKeyRotation: true', 'enableKeyRotation: false'));
    expect(() => run(app('guardrails-only'), process.execPath, broken)).toThrow(/kms-key-rotation/);
  });

  it.each(publicFolders.flatMap((name) => Object.keys(manifestOf(name).bin ?? {})))('starts %s', (program) => {
    expect(run(folder, join(folder, 'node_modules', '.bin', program), '--help')).toContain(program);
  });

  it("starts by the template's own command", () => {
    run(app('network-only'), 'npx', 'ts-node', 'main.ts');
    expect(readdirSync(join(app('network-only'), 'cdktf.out', 'stacks'))).toEqual(['network']);
  });

  it.each(Object.entries(programs))('is rehearsed and reviewed: %s', (name, stacks) => {
    run(folder, 'npx', 'rehearse', `infra/${name}`);
    const report = JSON.parse(readFileSync(join(folder, '.rehearsal', name, 'report.json'), 'utf8'));
    expect(report).toMatchObject({ outcome: 'passed' });
    expect(report.stacks.map((stack: { readonly name: string }) => stack.name).sort()).toEqual(stacks);
    const review = readFileSync(join(folder, '.rehearsal', name, 'review.md'), 'utf8');
    expect(stacks.filter((stack) => !review.includes(stack))).toEqual([]);
  });
});
