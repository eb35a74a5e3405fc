import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { install, run } from './clean-project';
import { root, tarballsOf } from './tarballs';

const program = `
const { readFileSync } = require('node:fs');
const { findings } = require('@spot-serving/guardrails/findings');
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(findings(plan).map(({ rule }) => rule).join(' '));
`;

describe('a project that has Terraform code and no cdktf', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-plain-')));
  const plan = join(root, 'examples', 'plain-hcl', 'plan.json');

  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{ "name": "plain", "private": true }');
    install(folder, ...tarballsOf('guardrails-cli', 'plan-review', 'forecast', 'check-serving', 'pipeline'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('installs neither cdktf nor its providers', () => {
    expect(existsSync(join(folder, 'node_modules', '@spot-serving', 'guardrails'))).toBe(true);
    expect(['cdktf', '@cdktf'].filter((name) => existsSync(join(folder, 'node_modules', name)))).toEqual([]);
  });

  it('judges a plan, by the program and by the rules', () => {
    writeFileSync(join(folder, 'judge.cjs'), program);
    expect(run(folder, process.execPath, 'judge.cjs', plan)).toMatch(/-/);
    expect(() => run(folder, 'npx', 'guardrails', 'check', plan)).toThrow(/Command failed/);
  });

  it.each(['guardrails', 'plan-review', 'forecast', 'check-serving', 'pipeline'])('starts %s', (name) => {
    expect(run(folder, 'npx', name, '--help')).toContain(name);
  });
});
