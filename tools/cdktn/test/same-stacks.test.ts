import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stacksThatDiffer } from '../src/same-stacks';

const stack = {
  '//': { metadata: { version: '0.21.0' } },
  terraform: { backend: { s3: { key: 'k' } }, required_providers: { aws: { version: '6.25.0' } } },
  resource: { aws_vpc: { it: { cidr_block: '10.0.0.0/16' } } },
};

describe('stacks of two synthesized apps', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'same-stacks-'))));
  afterEach(() => rmSync(home, { recursive: true }));

  function synthesized(name: string, stacks: Readonly<Record<string, object>>): string {
    for (const [id, json] of Object.entries(stacks)) {
      mkdirSync(join(home, name, 'stacks', id), { recursive: true });
      writeFileSync(join(home, name, 'stacks', id, 'cdk.tf.json'), JSON.stringify(json));
    }
    return join(home, name);
  }

  it.each([
    ['the release of cdktf', { '//': { metadata: { version: '0.24.0' } } }, []],
    [
      'the version of a provider',
      { terraform: { backend: stack.terraform.backend, required_providers: { aws: { version: '6.66.0' } } } },
      [],
    ],
    ['where the state is', { terraform: { ...stack.terraform, backend: { s3: { key: 'other' } } } }, ['net']],
    ['an argument', { resource: { aws_vpc: { it: { cidr_block: '10.1.0.0/16' } } } }, ['net']],
  ])('that differ in %s', (_what, change, differing) => {
    const [before, after] = [synthesized('a', { net: stack }), synthesized('b', { net: { ...stack, ...change } })];
    expect(stacksThatDiffer(before, after)).toEqual(differing);
  });

  it('differ when one is missing', () => {
    expect(stacksThatDiffer(synthesized('a', { net: stack, models: stack }), synthesized('b', { net: stack }))).toEqual(
      ['models'],
    );
  });
});
