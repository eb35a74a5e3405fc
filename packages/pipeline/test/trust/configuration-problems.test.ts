import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';

import { forRehearsal } from '@spot-serving/core/vocabulary';

import { configurationProblems, unseenProblems } from '../../src/trust/configuration-problems';
import { refuseUntrusted } from '../../src/trust/refuse-untrusted';
import { programs, providers, refusedForms, withForm } from './refused-forms';
import { respelled } from './respelled';

jest.setTimeout(120_000);

const problems = (json: unknown) => configurationProblems(json, 'dev');

describe('configurationProblems', () => {
  it('has nothing against what the refused forms are added to', () => {
    expect(problems(withForm({}))).toEqual([]);
  });

  it.each(refusedForms)('refuses %s', (_what, blocks, problem) => {
    expect(problems(withForm(blocks)).join('\n')).toContain(problem);
  });

  it.each(refusedForms)('refuses %s in whatever spelling Terraform takes', (_what, blocks) => {
    fc.assert(
      fc.property(respelled(withForm(blocks)), (json) => problems(json).length > 0),
      { seed: 17, numRuns: 60 },
    );
  });

  it.each([
    ['a text that only looks like an expression', { locals: { a: '$${file("x")} and %%{ if file("x") }' } }],
    ['a function in a text in code', { locals: { a: '${join("file(", [])}' } }],
    ['an escaped quote in a text in code', { locals: { a: '${join("\\" } ${local.a}", [])}' } }],
    ['an object in code', { locals: { a: '${jsonencode({ a = "}" })}' } }],
    ['a comment', { resource: { aws_vpc: { x: { '//': { metadata: { path: 'a/b' } } } } } }],
    ['a resource that is renamed', { moved: [{ from: 'aws_vpc.a', to: 'aws_vpc.b' }] }],
    ['a resource that is let go', { removed: [{ from: 'aws_vpc.a', lifecycle: { destroy: false } }] }],
  ])('takes %s', (_what, blocks) => {
    expect(problems(withForm(blocks))).toEqual([]);
  });

  it.each([...programs, ...providers])(
    'refuses %s at the apply too, for no plan shows it',
    (_what, blocks, problem) => {
      const seen = unseenProblems(withForm(blocks)).join('\n');
      if (!/endpoints|variable|check|external/.test(problem)) expect(seen).toContain(problem);
      expect(seen).not.toBe('');
    },
  );

  it.each(['dev-eu-west-1', 'prod-eu-west-1'])('has nothing against what %s synthesizes to', (name) => {
    const folder = join(__dirname, '..', '..', '..', '..', 'apps', name);
    const { app } = JSON.parse(readFileSync(join(folder, 'cdktf.json'), 'utf8')) as { readonly app: string };
    const cdktfOutdir = mkdtempSync(join(tmpdir(), 'trusted-'));
    execFileSync(app, {
      cwd: folder,
      shell: true,
      stdio: 'pipe',
      env: { ...forRehearsal(process.env), CDKTF_OUTDIR: cdktfOutdir },
    });
    expect(() => refuseUntrusted(cdktfOutdir, (json) => configurationProblems(json, name))).not.toThrow();
    const other = name === 'dev-eu-west-1' ? 'prod-eu-west-1' : 'dev-eu-west-1';
    expect(() => refuseUntrusted(cdktfOutdir, (json) => configurationProblems(json, other))).toThrow('its state is at');
    expect(readdirSync(join(cdktfOutdir, 'stacks')).length).toBeGreaterThan(3);
    rmSync(cdktfOutdir, { recursive: true });
  });
});
