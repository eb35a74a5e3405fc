import type { CtyType } from '../src/schema/cty-type';
import { type Block, blockType } from '../src/schema/schema';
import type { Value } from '../src/value/value';
import type { ConfigurationValue } from './random-configuration';

/** A resource's values as a state file has them: numbers with all their digits, dynamic values with their type. */
export function stateText(values: Value | ConfigurationValue, block: Block): string {
  return written(values, blockType(block));
}

function written(value: Value | ConfigurationValue, type: CtyType): string {
  if (value === null) return 'null';
  if (type === 'dynamic') return dynamicText(value);
  if (type === 'number') return typeof value === 'string' ? value : numberText(value);
  if (typeof type === 'string') return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${value.map((item, at) => written(item, type[0] === 'tuple' ? (type[1][at] ?? 'string') : (type[1] as CtyType))).join()}]`;
  const items = Object.entries(value).map(
    ([name, item]) =>
      `${JSON.stringify(name)}:${written(item, type[0] === 'object' ? (type[1][name] ?? 'string') : (type[1] as CtyType))}`,
  );
  return `{${items.join()}}`;
}

const numberText = (value: unknown): string => (typeof value === 'bigint' ? value.toString() : JSON.stringify(value));

function dynamicText(value: Value | ConfigurationValue): string {
  const [type, inner] = Array.isArray(value) ? (value as readonly Value[]) : [];
  if (type instanceof Uint8Array) return `{"type":${Buffer.from(type).toString()},"value":${JSON.stringify(inner)}}`;
  return `{"type":${JSON.stringify(inferred(value))},"value":${JSON.stringify(value)}}`;
}

/** The type that Terraform gives a text, a flag, or a tuple or object of texts. */
function inferred(value: unknown): CtyType {
  if (Array.isArray(value)) return ['tuple', value.map(inferred)];
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? 'bool' : 'string';
  return ['object', Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inferred(item)]))];
}
