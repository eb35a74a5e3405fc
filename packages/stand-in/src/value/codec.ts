import { decode, encode, ExtData, type ExtensionCodec } from '@msgpack/msgpack';

import { Unknown, type Value } from './value';

/** A value as it travels: one of the two encodings is filled. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Extension type of an unknown value (go-cty, `msgpack` package). */
const plainUnknown = 0;
/** Extension type of an unknown value with refinements, such as "not null" (go-cty). Decoded without them. */
const refinedUnknown = 12;

const extensionCodec: Pick<ExtensionCodec, 'tryToEncode' | 'decode'> = {
  tryToEncode: (value) => (value instanceof Unknown ? new ExtData(plainUnknown, new Uint8Array([0])) : null),
  decode: (_data, type) => {
    if (type !== plainUnknown && type !== refinedUnknown)
      throw new Error(`msgpack extension ${type} is not a Terraform value`);
    return Unknown.value;
  },
};

/** Decodes a value; an absent one is null. Integers beyond 32 bits become bigints, so none loses digits. */
export function decodeValue({ msgpack, json }: DynamicValue = {}): Value {
  if (msgpack?.length) return decode(msgpack, { extensionCodec, useBigInt64: true }) as Value;
  return json?.length ? (JSON.parse(Buffer.from(json).toString('utf8')) as Value) : null;
}

/** Encodes a value as msgpack. */
export function encodeValue(value: Value): DynamicValue {
  return { msgpack: encode(value, { extensionCodec, useBigInt64: true }) };
}
