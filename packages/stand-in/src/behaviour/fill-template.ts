import { createHash } from 'node:crypto';

import { element, isArray, member, type Value } from '../value/value';
import { partitionOf } from './place';
import type { Facts, Template } from './rule';

/**
 * Fills in a template.
 *
 * @param salt tells apart the made-up parts of several values of one resource, usually the attribute's name
 * @returns `undefined` when an attribute that the template needs has no value
 */
export function fillTemplate(template: Template, facts: Facts, salt: string): Value | undefined {
  if (typeof template === 'string') return fillText(template, facts, salt);
  if (template === null || typeof template !== 'object') return template;
  if (Array.isArray(template))
    return template.map((item: Template, at) => fillTemplate(item, facts, `${salt}.${at}`) ?? null);
  const members = Object.entries(template as { readonly [name: string]: Template });
  return Object.fromEntries(
    members.map(([name, item]) => [name, fillTemplate(item, facts, `${salt}.${name}`) ?? null]),
  );
}

/** Hexadecimal digits that depend on the resource and the salt only. */
export function madeUpHex({ seed }: Pick<Facts, 'seed'>, salt: string): string {
  return createHash('sha256').update(`${seed}/${salt}`).digest('hex');
}

/** `{name}`, or `{name|what to write without it}`. */
const placeholderForm = /\{([\w.]+)(?:\|([^{}]*))?\}/g;

function fillText(template: string, facts: Facts, salt: string): string | undefined {
  const parts = [...template.matchAll(placeholderForm)].map(
    ([, name = '', fallback]) => placeholder(name, facts, salt) ?? fallback,
  );
  return parts.includes(undefined) ? undefined : template.replace(placeholderForm, () => parts.shift() ?? '');
}

function placeholder(name: string, facts: Facts, salt: string): string | undefined {
  return surroundings(name, facts) ?? madeUp(name, madeUpHex(facts, salt)) ?? attributeText(name, facts);
}

function surroundings(name: string, { place, known }: Facts): string | undefined {
  const own = known['region'];
  const region = typeof own === 'string' ? own : place.region;
  const values: Readonly<Record<string, string>> = {
    region,
    account: place.account,
    partition: partitionOf(region).name,
    dnsSuffix: partitionOf(region).dnsSuffix,
  };
  return values[name];
}

function madeUp(name: string, hex: string): string | undefined {
  const [, kind, length] = /^(hex|digits|upper)(\d+)$/.exec(name) ?? [];
  const digits = BigInt(`0x${hex}`).toString();
  if (kind === 'hex') return hex.slice(0, Number(length));
  if (kind === 'digits') return digits.slice(0, Number(length));
  if (kind === 'upper') return BigInt(`0x${hex}`).toString(32).toUpperCase().slice(0, Number(length));
  return addressLike(name, hex);
}

/** Public addresses are from the range reserved for documentation (RFC 5737), private ones from 10.0.0.0/8. */
function addressLike(name: string, hex: string): string | undefined {
  const byte = (at: number): number => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  if (name === 'uuid') return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
  if (name === 'publicIp') return `203.0.113.${byte(0)}`;
  return name === 'privateIp' ? `10.${byte(0)}.${byte(1)}.${byte(2)}` : undefined;
}

function attributeText(path: string, { known }: Facts): string | undefined {
  const into = (value: Value, step: string): Value =>
    isArray(value) ? element(value, Number(step)) : member(value, step);
  const found = path.split('.').reduce(into, known);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found)
    : undefined;
}
