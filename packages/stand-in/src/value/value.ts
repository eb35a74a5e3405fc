import { inspect } from 'node:util';

/** A value that Terraform does not know yet. */
export class Unknown {
  /** The only instance: all unknown values are alike to the stand-in, refinements are dropped. */
  static readonly value = new Unknown();

  /** Tells the type from every other value's. */
  readonly kind = 'unknown';

  private constructor() {}
}

/** A map or object. */
export interface ValueMap {
  readonly [name: string]: Value;
}

/**
 * A Terraform value. Lists, sets and tuples are arrays; a set is told from a list only by its type.
 *
 * A value of dynamic type is a pair of its JSON type (bytes) and the value itself.
 */
export type Value = null | string | number | bigint | boolean | Unknown | Uint8Array | readonly Value[] | ValueMap;

/** Whether the value is a map or an object. */
export function isMap(value: Value | undefined): value is ValueMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Unknown) && !(value instanceof Uint8Array);
}

/** Whether the value is a list, a set or a tuple. */
export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Member of a map or object; null when there is none or the value is not a map. */
export function member(value: Value | undefined, name: string): Value {
  return isMap(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** A value in words: a text, a number or a boolean as it is written, such as an id. */
export function textOf(value: Value): string {
  return typeof value === 'object' ? inspect(value) : String(value);
}

/** Element of a list; null when there is none or the value is not a list. */
export function element(value: Value | undefined, index: number): Value {
  return isArray(value) ? (value[index] ?? null) : null;
}
