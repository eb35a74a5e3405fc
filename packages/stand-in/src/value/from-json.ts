import type { CtyType } from '../schema/cty-type';
import { attributeType, type Block, holdsDynamic, type NestedBlock } from '../schema/schema';
import type { Value } from './value';

/** A part of a state file. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** A resource's state as a value of its block: what the state does not have becomes null or empty. */
export function blockFromJson(json: Json | undefined, { attributes, blocks }: Block): Value {
  if (!isObject(json)) return null;
  return Object.fromEntries([
    ...attributes.map(
      (attribute) => [attribute.name, valueFromJson(json[attribute.name], attributeType(attribute))] as const,
    ),
    ...blocks.map((nested) => [nested.name, nestedFromJson(json[nested.name], nested)] as const),
  ]);
}

/** A JSON value of the given type; members that an object lacks become null. */
export function valueFromJson(json: Json | undefined, type: CtyType): Value {
  if (json === undefined || json === null) return null;
  if (type === 'dynamic') return dynamicFromJson(json);
  if (typeof type === 'string') return json;
  if (type[0] === 'object')
    return mapNames(type[1], (member, name) => valueFromJson(isObject(json) ? json[name] : null, member));
  if (type[0] === 'map') return mapNames(isObject(json) ? json : {}, (item) => valueFromJson(item, type[1]));
  const items = isArray(json) ? json : [];
  return items.map((item, at) => valueFromJson(item, type[0] === 'tuple' ? (type[1][at] ?? 'dynamic') : type[1]));
}

function nestedFromJson(json: Json | undefined, { nesting, block }: NestedBlock): Value {
  if (nesting === 'single') return blockFromJson(json, block);
  if (holdsDynamic(block)) return blocksOfAnyType(json);
  if (nesting === 'map') return mapNames(isObject(json) ? json : {}, (item) => blockFromJson(item, block));
  return (isArray(json) ? json : []).map((item) => blockFromJson(item, block));
}

/** Blocks that hold a dynamic attribute are one dynamic value, for no list has elements of several types (Terraform, configs/configschema, implied type). */
function blocksOfAnyType(json: Json | undefined): Value {
  return dynamicFromJson(isObject(json) ? json : { type: ['tuple', []], value: [] });
}

/** State files hold a dynamic value with its type. */
function dynamicFromJson(json: Json): Value {
  if (!isObject(json) || json.value === undefined || json.type === undefined) {
    throw new Error(`a dynamic value in the state has no type: ${JSON.stringify(json)}`);
  }
  return [Buffer.from(JSON.stringify(json.type)), valueFromJson(json.value, json.type as CtyType)];
}

const mapNames = <T, R>(from: Readonly<Record<string, T>>, change: (value: T, name: string) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value, name)]));

const isObject = (json: Json | undefined): json is { readonly [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isArray = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);
