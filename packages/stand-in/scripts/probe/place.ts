import type { CtyType } from '../../src/schema/cty-type';
import type { Attribute, Block } from '../../src/schema/schema';
import type { Value } from '../../src/value/value';

/** An attribute somewhere in a type. */
export interface Place {
  /** Dotted, without indexes: `spec.selector`. */
  readonly path: string;
  readonly attribute: Attribute;
}

/** Every attribute of a block that a configuration can set, however deep. */
export function places({ attributes, blocks }: Block, prefix = ''): readonly Place[] {
  return [
    ...attributes
      .filter(({ required, optional, name }) => (required || optional) && !(prefix === '' && name === 'id'))
      .map((attribute) => ({ path: `${prefix}${attribute.name}`, attribute })),
    ...blocks.flatMap(({ name, block }) => places(block, `${prefix}${name}.`)),
  ];
}

/** Every block's path. */
export const blockPaths = ({ blocks }: Block, prefix = ''): readonly string[] =>
  blocks.flatMap(({ name, block }) => [`${prefix}${name}`, ...blockPaths(block, `${prefix}${name}.`)]);

/**
 * A configuration with the given values and one element of each block that holds one of them or is wanted.
 *
 * @param values by path
 * @param wanted paths of blocks
 */
export function configuration(
  { attributes, blocks }: Block,
  values: ReadonlyMap<string, Value>,
  wanted: ReadonlySet<string> = new Set(),
  prefix = '',
): Value {
  const inside = (path: string): boolean =>
    wanted.has(path) || [...values.keys(), ...wanted].some((name) => name.startsWith(`${path}.`));
  const members: readonly (readonly [string, Value])[] = [
    ...attributes.map(({ name }) => [name, values.get(`${prefix}${name}`) ?? null] as const),
    ...blocks.map(({ name, nesting, block }): readonly [string, Value] => {
      const path = `${prefix}${name}`;
      const body = inside(path) ? configuration(block, values, wanted, `${path}.`) : undefined;
      if (nesting === 'single') return [name, body ?? null];
      if (nesting === 'map') return [name, body === undefined ? {} : { a: body }];
      return [name, body === undefined ? [] : [body]];
    }),
  ];
  return Object.fromEntries(members);
}

/** A text or number as a value of the attribute's type: alone, in a list, or under a key. */
export function asType(type: CtyType | undefined, text: string | number, under = 'a'): Value | undefined {
  if (type === 'string') return String(text);
  if (type === 'number') return typeof text === 'number' ? text : undefined;
  if (type === 'bool') return true;
  if (Array.isArray(type) && (type[0] === 'list' || type[0] === 'set')) {
    const inner = asType(type[1] as CtyType, text);
    return inner === undefined ? undefined : [inner];
  }
  if (Array.isArray(type) && type[0] === 'map') {
    const inner = asType(type[1] as CtyType, text);
    return inner === undefined ? undefined : { [under]: inner };
  }
  return undefined;
}
