import type { Attribute, Block, NestedBlock } from '../schema/schema';
import type { Path } from '../value/path';
import { element, isArray, isMap, member, type Value } from '../value/value';
import { continued, twins } from './set-elements';

/** The same part of a resource in the value that is mapped and in the prior state. */
export interface Versions {
  readonly value: Value;
  /** Null where there is none. @default null */
  readonly prior?: Value;
  /** Part of an element of a set that came out equal to another one, and so is mapped once more. @default false */
  readonly isTwin?: boolean;
}

/** One attribute of one block or nested attribute. */
export interface Site extends Required<Versions> {
  readonly attribute: Attribute;
  readonly path: Path;
  /** The block that holds the attribute is not in the prior state. */
  readonly isNew: boolean;
}

/** Gives the new value of an attribute. */
export type Visitor = (site: Site) => Value;

/** Rebuilds a block's value, with every attribute in it, however deep, replaced by what the visitor returns. */
export function mapAttributes(block: Block, versions: Versions, visit: Visitor, path: Path = []): Value {
  const { value, prior } = versions;
  if (!isMap(value)) return value;
  const isNew = !isMap(prior);
  const attributes = block.attributes.map((attribute) => {
    const site = {
      ...below(versions, attribute.name),
      attribute,
      isNew,
      path: [...path, { attribute_name: attribute.name }],
    };
    return [attribute.name, mapAttribute(site, visit)] as const;
  });
  const blocks = block.blocks.map(({ name, nesting, block: inner }) => {
    return [
      name,
      mapNested({ nesting, block: inner }, below(versions, name), visit, [...path, { attribute_name: name }]),
    ] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function mapAttribute(site: Site, visit: Visitor): Value {
  const value = visit(site);
  const { nested } = site.attribute;
  if (!nested) return value;
  const { nesting, attributes } = nested;
  return mapNested({ nesting, block: { attributes, blocks: [] } }, { ...site, value }, visit, site.path);
}

function mapNested(
  { nesting, block }: Pick<NestedBlock, 'nesting' | 'block'>,
  versions: Versions,
  visit: Visitor,
  path: Path,
): Value {
  const { value, prior } = versions;
  if (nesting === 'single') return mapAttributes(block, versions, visit, path);
  if (nesting === 'map') {
    return mapValues(value, (_item, key) =>
      mapAttributes(block, below(versions, key), visit, [...path, { element_key_string: key }]),
    );
  }
  if (!isArray(value)) return value;
  const before = nesting === 'set' ? continued(value, prior ?? null) : undefined;
  const mapItem = (item: Value, at: number, isTwin = versions.isTwin): Value => {
    const inside = { value: item, prior: before ? (before[at] ?? null) : element(prior, at), isTwin };
    return mapAttributes(block, inside, visit, nesting === 'list' ? [...path, { element_key_int: at }] : path);
  };
  const mapped = value.map((item, at) => mapItem(item, at));
  const equal = nesting === 'set' ? twins(mapped) : new Set();
  return equal.size === 0
    ? mapped
    : mapped.map((item, at) => (equal.has(at) ? mapItem(value[at] ?? null, at, true) : item));
}

const below = ({ value, prior = null, isTwin = false }: Versions, name: string): Required<Versions> => ({
  value: member(value, name),
  prior: member(prior, name),
  isTwin,
});

function mapValues(value: Value, change: (item: Value, key: string) => Value): Value {
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}
