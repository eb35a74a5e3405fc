import fc from 'fast-check';

import type { CtyType } from '../src/schema/cty-type';
import { type Attribute, attributeType, type Block, type NestedBlock } from '../src/schema/schema';

/** A value of a JSON configuration. Numbers that JavaScript cannot hold are written as text, which Terraform converts. */
export type ConfigurationValue =
  null | string | number | boolean | readonly ConfigurationValue[] | { readonly [name: string]: ConfigurationValue };

type Values = fc.Arbitrary<ConfigurationValue>;

/** Terraform keeps text in Unicode's normal form C; `$` and `%` would begin a template. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.normalize('NFC').replace(/[$%]/g, '_')),
  fc.constantFrom('', '\0', '\u2028', '\ufffd', '😀', 'null', 'x'.repeat(300)),
);
const key = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 })
  .map((value) => value.replace(/[$%]/g, '_'));

/** Integers of 32, 53, 64 and more bits, fractions, and both ends of the double's range. */
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.constantFrom(
    0,
    -0,
    0.1,
    0.30000000000000004,
    '12345678901234567890123456789.5',
    '9007199254740993',
    '1e300',
    '-1e-300',
  ),
);
const dynamic = fc.oneof(
  text,
  fc.boolean(),
  fc.array(text, { minLength: 1, maxLength: 2 }),
  fc.dictionary(key, text, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
);
const primitives = { string: text, number, bool: fc.boolean(), dynamic };

/** A value of the type, with nulls inside of collections and empty collections. */
function valueOf(type: CtyType): Values {
  if (typeof type === 'string') return primitives[type];
  if (type[0] === 'object') return fc.record(mapped(type[1], orNull));
  if (type[0] === 'tuple') return fc.tuple(...type[1].map(orNull));
  if (type[0] === 'map') return fc.dictionary(key, orNull(type[1]), { maxKeys: 3, noNullPrototype: true });
  return fc.array(orNull(type[1]), { maxLength: 3 });
}

const orNull = (type: CtyType): Values => fc.option(valueOf(type), { freq: 5 });

/** Everything a user can set; read-only attributes are left out, optional ones now and then. */
export function configurationOf({
  attributes,
  blocks,
}: Block): fc.Arbitrary<{ readonly [name: string]: ConfigurationValue }> {
  const settable = attributes.filter(({ required, optional }) => required || optional);
  const parts = [
    ...settable.map((one) => [one.name, attributeValue(one)] as const),
    ...blocks.map((one) => [one.name, blockValue(one)] as const),
  ];
  const required = settable.filter((one) => one.required).map((one) => one.name);
  return fc.record<Record<string, ConfigurationValue>, string>(Object.fromEntries(parts), { requiredKeys: required });
}

function attributeValue(attribute: Attribute): Values {
  const { nested } = attribute;
  if (!nested) return valueOf(attributeType(attribute));
  return nestedValue({ nesting: nested.nesting, block: { attributes: nested.attributes, blocks: [] } }, { maxKeys: 2 });
}

/**
 * A map of blocks has exactly one: Terraform's JSON syntax has no empty one, and Terraform 1.11 crashes on two of which one leaves out an
 * argument of an object type ("inconsistent map element types" in hcl's BlockMapSpec).
 */
const blockValue = (one: NestedBlock): Values => nestedValue(one, { minKeys: 1, maxKeys: 1 });

function nestedValue(
  { nesting, block }: Pick<NestedBlock, 'nesting' | 'block'>,
  size: { readonly minKeys?: number; readonly maxKeys: number },
): Values {
  const body: Values = configurationOf(block);
  if (nesting === 'single') return body;
  if (nesting !== 'map') return fc.array(body, { maxLength: 2 });
  return fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), body, { ...size, noNullPrototype: true });
}

const mapped = <T, R>(from: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]));
