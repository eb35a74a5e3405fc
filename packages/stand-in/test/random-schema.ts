import fc from 'fast-check';

import type { CtyType } from '../src/schema/cty-type';
import type { Attribute, Block, NestedBlock, Nesting } from '../src/schema/schema';

/** Names that are no keywords of Terraform's: an attribute is not called `count` or `provider`. */
const name = fc.stringMatching(/^[a-z]{1,4}_[a-z0-9]{1,4}$/);
const members = <T>(value: fc.Arbitrary<T>, most: number): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(name, value, { minKeys: 1, maxKeys: most, noNullPrototype: true });

const { type: anyType } = fc.letrec<{ type: CtyType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<CtyType>('string', 'number', 'bool'),
    fc.tuple(fc.constantFrom('list' as const, 'map' as const, 'set' as const), tie('type')),
    fc.tuple(fc.constant('object' as const), members(tie('type'), 3)),
    fc.tuple(fc.constant('tuple' as const), fc.array(tie('type'), { maxLength: 3 })),
  ),
}));

/** Terraform refuses a dynamic type inside a set or a map block, and no provider of ours has one inside a collection. */
const attributeType = fc.oneof(
  { weight: 8, arbitrary: anyType },
  { weight: 1, arbitrary: fc.constant<CtyType>('dynamic') },
);

const flags = fc.constantFrom(
  { required: true, optional: false, computed: false },
  { required: false, optional: true, computed: false },
  { required: false, optional: true, computed: true },
  { required: false, optional: false, computed: true },
);
const nesting = fc.constantFrom<Nesting>('single', 'list', 'set', 'map');
const named = <T extends { readonly name: string }>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one, { selector: (value) => value.name, maxLength: most });

const typed = (type: fc.Arbitrary<CtyType>): fc.Arbitrary<Attribute> =>
  fc.record({ name, type, flags }).map(({ flags: own, ...rest }) => ({ ...rest, ...own }));
const nested: fc.Arbitrary<Attribute> = fc
  .record({ name, nesting, flags, attributes: named(typed(anyType), 3).filter(({ length }) => length > 0) })
  .map(({ nesting: how, attributes, flags: own, name: called }) => ({
    name: called,
    ...own,
    nested: { nesting: how, attributes },
  }));

/** Blocks hold blocks to this depth. */
const depth = 2;

function blockOf(level: number, hasDynamic: boolean): fc.Arbitrary<Block> {
  const attribute = fc.oneof(
    { weight: 4, arbitrary: typed(hasDynamic ? attributeType : anyType) },
    { weight: 1, arbitrary: nested },
  );
  const blocks: fc.Arbitrary<NestedBlock[]> = level === depth ? fc.constant([]) : named(nestedBlock(level + 1), 2);
  return fc.record({ attributes: named<Attribute>(attribute, 4), blocks }).map(({ attributes, blocks: inner }) => {
    const taken = new Set(attributes.map((one) => one.name));
    return { attributes, blocks: inner.filter((one) => !taken.has(one.name)) };
  });
}

function nestedBlock(level: number): fc.Arbitrary<NestedBlock> {
  return fc
    .record({ name, nesting, block: blockOf(level, false) })
    .map((one) => ({ ...one, minItems: 0, maxItems: 0 }));
}

/** A resource type's schema with attributes of every type, nested attributes and blocks of every nesting; every one has an id. */
export const resourceSchema: fc.Arbitrary<Block> = blockOf(0, true).map(({ attributes, blocks }) => ({
  attributes: [{ name: 'id', type: 'string', required: false, optional: false, computed: true }, ...attributes],
  blocks,
}));
