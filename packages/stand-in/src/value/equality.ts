import { isArray, isMap, Unknown, type Value } from './value';

/** Whether two values are the same. An unknown equals nothing, not even another unknown; an absent member equals null. */
export function sameValue(one: Value, other: Value): boolean {
  if (one instanceof Unknown || other instanceof Unknown) return false;
  if (isArray(one))
    return isArray(other) && one.length === other.length && one.every((item, at) => sameValue(item, other[at] ?? null));
  if (one instanceof Uint8Array) return other instanceof Uint8Array && Buffer.compare(one, other) === 0;
  if (isMap(one)) {
    return (
      isMap(other) &&
      Object.keys({ ...one, ...other }).every((name) => sameValue(one[name] ?? null, other[name] ?? null))
    );
  }
  return one === other || (isInteger(one) && isInteger(other) && BigInt(one) === BigInt(other));
}

/** Whether any part of the value is unknown. */
export function hasUnknown(value: Value): boolean {
  if (value instanceof Unknown) return true;
  if (isArray(value)) return value.some(hasUnknown);
  return isMap(value) && Object.values(value).some(hasUnknown);
}

/** The same number may arrive as number (from JSON) and as bigint (from msgpack). */
const isInteger = (value: Value): value is number | bigint => typeof value === 'bigint' || Number.isInteger(value);
