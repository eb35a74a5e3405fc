import { encode, ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';

import type { Block } from '../src/schema/schema';
import { decodeValue, encodeValue } from '../src/value/codec';
import { hasUnknown, sameValue } from '../src/value/equality';
import { blockFromJson, type Json, valueFromJson } from '../src/value/from-json';
import { parseState } from '../src/value/parse-state';
import { pathText } from '../src/value/path';
import { isArray, isMap, member, Unknown, type Value } from '../src/value/value';

/** The msgpack library refuses `__proto__` as a key. */
const key = fc.string().filter((text) => text !== '__proto__');
const known = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const withUnknowns = fc
  .tuple(known, known)
  .map(([one, other]): Value => ({ known: one, list: [other, Unknown.value], unknown: Unknown.value }));

/** Two unknowns are never the same; a text in their place makes them comparable. */
function spelledOut(value: Value): Value {
  if (value instanceof Unknown) return 'unknown';
  if (isArray(value)) return value.map(spelledOut);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spelledOut(item)]));
}

describe('the wire format', () => {
  it('brings every known value back as it was', () => {
    fc.assert(fc.property(known, (value) => expect(sameValue(decodeValue(encodeValue(value)), value)).toBe(true)));
  });

  it('brings unknown parts back as unknown, and leaves the rest', () => {
    const back = (value: Value): Value => spelledOut(decodeValue(encodeValue(value)));
    fc.assert(fc.property(withUnknowns, (value) => expect(sameValue(back(value), spelledOut(value))).toBe(true)));
  });

  it('reads a refined unknown, which Terraform sends for string templates, as unknown', () => {
    const refined = encode({ name: new ExtData(12, encode(new Map([[1, false]]))) });
    expect(decodeValue({ msgpack: refined })).toEqual({ name: Unknown.value });
  });

  it('keeps all digits of integers beyond 53 bits', () => {
    expect(decodeValue(encodeValue(9_007_199_254_740_993n))).toBe(9_007_199_254_740_993n);
  });

  it.each<[string, Uint8Array]>([
    ['without refinements', new Uint8Array([0x80])],
    ['that is not null', encode(new Map([[1, false]]))],
    [
      'with a known prefix',
      encode(
        new Map<number, unknown>([
          [1, false],
          [2, 'arn:aws:'],
        ]),
      ),
    ],
    [
      'of a number between bounds',
      encode(
        new Map<number, unknown>([
          [3, [0, true]],
          [4, ['123456789012345678901234567890', false]],
        ]),
      ),
    ],
    [
      'of a list of 1 to 3',
      encode(
        new Map<number, unknown>([
          [5, 1],
          [6, 3],
        ]),
      ),
    ],
  ])('reads a refined unknown %s, wherever it is', (_case, refinements) => {
    const unknown = new ExtData(12, refinements);
    expect(decodeValue({ msgpack: encode([unknown, { a: unknown }, null]) })).toEqual([
      Unknown.value,
      { a: Unknown.value },
      null,
    ]);
  });

  it.each<[string, Value]>([
    ['the greatest int64', 2n ** 63n - 1n],
    ['the least int64', -(2n ** 63n)],
    ['the greatest uint64', 2n ** 64n - 1n],
    ['a number too big for 64 bits, which travels as text', '123456789012345678901234567890'],
    ['the least double', 5e-324],
    ['the greatest double', 1.7976931348623157e308],
    ['a negative zero as zero, its equal', -0],
    ['an empty list', []],
    ['an empty map', {}],
    ['empty text', ''],
    ['nulls in a list', [null, null]],
    ['a null in a map', { a: null }],
    ['a dynamic null', [Buffer.from('"dynamic"'), null]],
    ['a dynamic tuple', [Buffer.from('["tuple",["string","number"]]'), ['a', 1]]],
    ['text with zeros, separators and pairs', '\0\u2028\ufffd😀'],
    ['text longer than the decoder takes by itself', '😀'.repeat(5000)],
    ['keys that objects have anyway', { constructor: 'a', toString: 'b' }],
  ])('keeps %s', (_case, value) => {
    expect(sameValue(decodeValue(encodeValue(value)), value)).toBe(true);
  });

  it('reads JSON where Terraform sends JSON, and nothing as null', () => {
    expect(decodeValue({ json: Buffer.from('{"a":[1]}') })).toEqual({ a: [1] });
    expect(decodeValue()).toBeNull();
  });

  it('refuses an extension that is no Terraform value', () => {
    expect(() => decodeValue({ msgpack: encode(new ExtData(7, new Uint8Array([1]))) })).toThrow('msgpack extension 7');
  });
});

describe('sameValue', () => {
  it.each<[string, Value, Value, boolean]>([
    ['an absent and a null member', { a: null }, {}, true],
    ['a number and the same bigint', 7, 7n, true],
    ['two unknowns', Unknown.value, Unknown.value, false],
    ['lists in another order', ['a', 'b'], ['b', 'a'], false],
    ['an empty list and null', [], null, false],
    ['equal bytes', Buffer.from('x'), Buffer.from('x'), true],
  ])('compares %s', (_case, one, other, expected) => {
    expect(sameValue(one, other)).toBe(expected);
  });

  it('is true of every known value and itself', () => {
    fc.assert(fc.property(known, (value) => expect(sameValue(value, value)).toBe(true)));
  });

  it('is false of every value with an unknown part and itself', () => {
    fc.assert(
      fc.property(withUnknowns, (value) => expect([sameValue(value, value), hasUnknown(value)]).toEqual([false, true])),
    );
  });
});

describe('a state file', () => {
  const block: Block = {
    attributes: [
      { name: 'id', type: 'string', required: false, optional: true, computed: true },
      {
        name: 'rules',
        type: ['set', ['object', { port: 'number', cidr: 'string' }]],
        required: false,
        optional: true,
        computed: false,
      },
      { name: 'manifest', type: 'dynamic', required: false, optional: true, computed: false },
    ],
    blocks: [
      { name: 'timeouts', nesting: 'single', block: { attributes: [], blocks: [] }, minItems: 0, maxItems: 0 },
      { name: 'tag', nesting: 'set', block: { attributes: [], blocks: [] }, minItems: 0, maxItems: 0 },
    ],
  };

  it('gets null for what it lacks, and empty lists for absent blocks', () => {
    expect(blockFromJson({ rules: [{ port: 80 }] }, block)).toEqual({
      id: null,
      rules: [{ port: 80, cidr: null }],
      manifest: null,
      timeouts: null,
      tag: [],
    });
  });

  it.each([
    ['9007199254740993', '9007199254740993'],
    ['-12345678901234567890123', '-12345678901234567890123'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['9007199254740991', 9007199254740991],
    ['0.1', 0.1],
    ['-3', -3],
    ['1e300', '1e300'],
  ])('keeps every digit of %s', (text, expected) => {
    expect(parseState(`{"a":[${text},null]}`)).toEqual({ a: [expected, null] });
  });

  it('leaves text alone that has numbers, quotes and backslashes in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const json = { '9007199254740993': `"9007199254740993\\${text}` };
        expect(parseState(JSON.stringify(json))).toEqual(json);
      }),
    );
  });

  it('has no member that only JavaScript knows', () => {
    expect(member({}, 'constructor')).toBeNull();
  });

  it('holds dynamic values with their type', () => {
    const state = blockFromJson({ manifest: { value: { a: 1 }, type: ['object', { a: 'number' }] } }, block) as {
      manifest: Value;
    };
    expect(state.manifest).toEqual([Buffer.from('["object",{"a":"number"}]'), { a: 1 }]);
    expect(() => valueFromJson({ a: 1 }, 'dynamic')).toThrow('has no type');
  });

  it('keeps every JSON value of a map of strings', () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.string(), { noNullPrototype: true }), (json) => {
        expect(valueFromJson(json as Json, ['map', 'string'])).toEqual(json);
      }),
    );
  });
});

describe('pathText', () => {
  it('writes a path as a user would', () => {
    expect(
      pathText([
        { attribute_name: 'metadata' },
        { element_key_int: 0 },
        { attribute_name: 'labels' },
        { element_key_string: 'app' },
      ]),
    ).toBe('metadata[0].labels["app"]');
  });
});
