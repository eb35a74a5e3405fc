import {
  type Attribute,
  attributeType,
  type Block,
  type CtyType,
  type Json,
  type Value,
  valueFromJson,
} from '@spot-serving/stand-in';

import { nearest } from '../targets/nearest';
import { type AttributePath, pathWritten } from './attribute-path';
import type { Drift } from './drift';

/** The value a drift means, or what is wrong with its path or value. */
export type DriftValue = { readonly value: Value } | { readonly problem: string };

type Found = { readonly type: CtyType } | { readonly problem: string };

/**
 * Reads a drift's value by the schema of its attribute.
 *
 * Numbers, `true` and `false`, and strings are written as they are; a list, set, map or object is written in JSON.
 */
export function driftValue({ path, written }: Pick<Drift, 'path' | 'written'>, type: string, block: Block): DriftValue {
  const found = inBlock(block, path, 0, type);
  return 'problem' in found ? found : valueOf(written, found.type, pathWritten(path));
}

function inBlock(block: Block, path: AttributePath, at: number, type: string): Found {
  const name = path[at];
  const attribute = block.attributes.find((one) => one.name === name);
  if (attribute !== undefined) return inAttribute(attribute, path, at, type);
  const nested = block.blocks.find((one) => one.name === name);
  if (nested === undefined) return unknown(block, path, at, type);
  if (nested.nesting === 'single') return inBlock(nested.block, path, at + 1, type);
  if (nested.nesting === 'set')
    return {
      problem: `${upTo(path, at)} is a set, whose elements have no position; name an attribute outside of sets`,
    };
  if (typeof path[at + 1] !== 'number')
    return { problem: `${upTo(path, at)} is a list of blocks; go on with a position and an attribute, as .0.NAME` };
  return inBlock(nested.block, path, at + 2, type);
}

function inAttribute(attribute: Attribute, path: AttributePath, at: number, type: string): Found {
  const { required, optional } = attribute;
  if (!required && !optional) {
    return {
      problem: `${upTo(path, at)} of ${type} is decided by the provider, and no configuration puts it back; name an argument`,
    };
  }
  return inType(attributeType(attribute), path, at);
}

function inType(type: CtyType, path: AttributePath, at: number): Found {
  const step = path[at + 1];
  if (step === undefined) return { type };
  if (typeof type !== 'string') {
    if (type[0] === 'map') return inType(type[1], path, at + 1);
    if (type[0] === 'list' && typeof step === 'number') return inType(type[1], path, at + 1);
    const member = type[0] === 'object' ? type[1][step] : undefined;
    if (member !== undefined) return inType(member, path, at + 1);
  }
  return {
    problem: `${upTo(path, at)} is of type ${typeName(type)} and has no ${JSON.stringify(step)}; end there, with the whole value in JSON`,
  };
}

function unknown({ attributes, blocks }: Block, path: AttributePath, at: number, type: string): Found {
  const where = at === 0 ? type : `${upTo(path, at - 1)} of ${type}`;
  const settable = attributes.filter(({ required, optional }) => required || optional).map(({ name }) => name);
  const near = nearest(`${path[at] ?? ''}`, [...settable, ...blocks.map(({ name }) => name)]);
  const what = path[at] === undefined ? 'is a block, not a value' : `has no attribute "${path[at]}"`;
  return { problem: `${where} ${what}; nearest are ${near.join(', ')}` };
}

function valueOf(written: string, type: CtyType, path: string): DriftValue {
  const wrong = (fix: string): DriftValue => ({
    problem: `${path} is of type ${typeName(type)}, not "${written}"; ${fix}`,
  });
  if (type === 'string') return { value: written };
  if (type === 'number')
    return /^-?\d+(\.\d+)?$/.test(written) ? { value: Number(written) } : wrong('write it in digits, as 9 or 0.5');
  if (type === 'bool')
    return /^(true|false)$/.test(written) ? { value: written === 'true' } : wrong('write true or false');
  if (type === 'dynamic') return wrong('its type is not fixed, so name another attribute');
  const json = parseJson(written);
  const isList = type[0] === 'list' || type[0] === 'set' || type[0] === 'tuple';
  const fits = typeof json === 'object' && json !== null && Array.isArray(json) === isList;
  return fits
    ? { value: valueFromJson(json, type) }
    : wrong(`write it in JSON, as ${isList ? '["a","b"]' : '{"key":"value"}'}`);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const upTo = (path: AttributePath, at: number): string => pathWritten(path.slice(0, at + 1));

const typeName = (type: CtyType): string => (typeof type === 'string' ? type : type[0]);
