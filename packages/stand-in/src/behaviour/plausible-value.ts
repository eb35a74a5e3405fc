import type { CtyType } from '../schema/cty-type';
import { leafNumbers, leafStrings } from '../tables/leaf-values';
import { isArray, isMap, Unknown, type Value } from '../value/value';
import { fillTemplate, madeUpHex } from './fill-template';
import type { Facts } from './rule';

/** A made-up value of the type for an attribute that no rule names: right in type, plausible in form. */
export function plausibleValue(name: string, type: CtyType, facts: Facts, salt: string): Value {
  if (type === 'string') return plausibleString(name, facts, salt);
  if (type === 'number') return leafValue(leafNumbers, name, facts, salt) ?? 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  if (type[0] === 'object') {
    const members = Object.entries(type[1]);
    return Object.fromEntries(
      members.map(([key, inner]) => [key, plausibleValue(key, inner, facts, `${salt}.${key}`)]),
    );
  }
  if (type[0] === 'map') return {};
  if (type[0] === 'tuple') return type[1].map((inner, at) => plausibleValue(name, inner, facts, `${salt}.${at}`));
  const oneObject = type[0] === 'list' && Array.isArray(type[1]) && type[1][0] === 'object';
  return oneObject ? [plausibleValue(name, type[1], facts, `${salt}.0`)] : [];
}

/** An attribute, or a part of its value. */
export interface TypedPart {
  readonly name: string;
  readonly type: CtyType;
  /** See {@link fillTemplate}. */
  readonly salt: string;
}

/** The value with every unknown part replaced by a plausible one, and absent members of objects added. */
export function withoutUnknowns(value: Value, { name, type, salt }: TypedPart, facts: Facts): Value {
  if (value instanceof Unknown) return plausibleValue(name, type, facts, salt);
  if (typeof type === 'string') return value;
  if (isArray(value)) {
    return value.map((item, at) =>
      withoutUnknowns(item, { name, type: elementType(type, at), salt: `${salt}.${at}` }, facts),
    );
  }
  if (!isMap(value)) return value;
  const members =
    type[0] === 'object' ? type[1] : Object.fromEntries(Object.keys(value).map((key) => [key, elementType(type, key)]));
  const filled = Object.entries(members).map(([key, inner]) => {
    const item = key in value ? (value[key] ?? null) : Unknown.value;
    return [key, withoutUnknowns(item, { name: key, type: inner, salt: `${salt}.${key}` }, facts)] as const;
  });
  return Object.fromEntries(filled);
}

function elementType(type: CtyType, at: number | string): CtyType {
  if (typeof type === 'string') return 'dynamic';
  if (type[0] === 'tuple') return type[1][Number(at)] ?? 'dynamic';
  return type[0] === 'object' ? (type[1][at] ?? 'dynamic') : type[1];
}

function plausibleString(name: string, facts: Facts, salt: string): Value {
  const madeUp = `${name.replaceAll('_', '-')}-${madeUpHex(facts, salt).slice(0, 8)}`;
  return leafValue(leafStrings, name, facts, salt) ?? madeUp;
}

function leafValue(
  table: typeof leafStrings | typeof leafNumbers,
  name: string,
  facts: Facts,
  salt: string,
): Value | undefined {
  const template = table.find(([pattern]) => pattern.test(name))?.[1];
  if (template === undefined) return undefined;
  const [, service = '', ...kind] = facts.type.split('_');
  const known = { ...facts.known, service, kind: kind.join('-') || service };
  return fillTemplate(template, { ...facts, known }, salt);
}
