import { appliedState } from '../src/behaviour/applied-state';
import { IdRegister } from '../src/behaviour/id-register';
import { exampleAccount } from '../src/behaviour/place';
import type { Attribute, Block } from '../src/schema/schema';
import { Unknown, type Value } from '../src/value/value';

const flag = (name: string): Attribute => ({ name, type: 'bool', required: false, optional: true, computed: true });
const rules: Attribute = {
  name: 'rules',
  required: false,
  optional: true,
  computed: false,
  nested: { nesting: 'set', attributes: [flag('on')] },
};

/** Filled in, an unknown flag is false. */
const filled = (block: Block, planned: { readonly [name: string]: Value }): Value =>
  appliedState({
    type: 'helm_release',
    block,
    prior: null,
    planned: { id: 'release', ...planned },
    place: { region: 'eu-west-1', account: exampleAccount },
    ids: new IdRegister(),
  });

describe('an element of a set with a value that the provider decides', () => {
  it.each<[string, Value[], Value[]]>([
    ['is filled in', [{ on: Unknown.value }, { on: true }], [{ on: false }, { on: true }]],
    ['has none where it would equal another', [{ on: Unknown.value }, { on: false }], [{ on: null }, { on: false }]],
  ])('%s, in an attribute', (_case, planned, expected) => {
    expect(filled({ attributes: [rules], blocks: [] }, { rules: planned })).toMatchObject({ rules: expected });
  });

  it('has none where it would equal another, in a block inside a block', () => {
    const inner = { name: 'inner', nesting: 'list', block: { attributes: [flag('on')], blocks: [] } } as const;
    const limits = { minItems: 0, maxItems: 0 };
    const outer = {
      name: 'outer',
      nesting: 'set',
      block: { attributes: [], blocks: [{ ...inner, ...limits }] },
    } as const;
    const planned = [{ inner: [{ on: Unknown.value }] }, { inner: [{ on: false }] }];
    expect(filled({ attributes: [], blocks: [{ ...outer, ...limits }] }, { outer: planned })).toMatchObject({
      outer: [{ inner: [{ on: null }] }, { inner: [{ on: false }] }],
    });
  });
});
