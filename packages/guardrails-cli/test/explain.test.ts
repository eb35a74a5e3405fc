import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { allRules } from '@spot-serving/guardrails/findings';

import { rulesPage } from '../src';
import { root, runGuardrails } from './run-guardrails';

describe('guardrails explain', () => {
  it('says what a rule wants, why, by which document, and how to set it aside', () => {
    const { status, stdout } = runGuardrails('explain', 'spot-drain');
    expect(status).toBe(0);
    for (const said of [
      'spot-drain (error)',
      'heartbeat_timeout',
      'Why:',
      'Source:',
      "exempt(resource, 'spot-drain'",
      '"expires"',
    ])
      expect(stdout).toContain(said);
  });

  it('lists every rule', () => {
    const { stdout } = runGuardrails('explain');
    for (const { id } of allRules) expect(stdout).toContain(`  ${id} `);
  });

  it('names rules that are alike when there is none of that name', () => {
    const { status, stderr } = runGuardrails('explain', 'spot-draining');
    expect(status).toBe(2);
    expect(stderr).toContain('no rule "spot-draining"; there are spot-');
  });

  it('is what docs/guardrails.md shows', () => {
    const page = readFileSync(join(root, 'docs', 'guardrails.md'), 'utf8');
    const [, shown] = /<!-- guardrails explain --markdown -->\n([^]*)<!-- end -->/.exec(page) ?? [];
    expect(shown).toBe(rulesPage());
    expect(runGuardrails('explain', '--markdown').stdout).toBe(rulesPage());
  });
});
