import type { Attribute, Block } from './schema';

/**
 * The block with the named attributes marked sensitive.
 *
 * @param names attribute names, dotted for nested ones: `master_auth.password`
 */
export function markSensitive(block: Block, names: ReadonlySet<string>, prefix = ''): Block {
  return {
    attributes: block.attributes.map((attribute) => markAttribute(attribute, names, prefix)),
    blocks: block.blocks.map((nested) => ({
      ...nested,
      block: markSensitive(nested.block, names, `${prefix}${nested.name}.`),
    })),
  };
}

function markAttribute(attribute: Attribute, names: ReadonlySet<string>, prefix: string): Attribute {
  const name = `${prefix}${attribute.name}`;
  const { nested } = attribute;
  return {
    ...attribute,
    ...(names.has(name) && { sensitive: true }),
    ...(nested && {
      nested: { ...nested, attributes: nested.attributes.map((inner) => markAttribute(inner, names, `${name}.`)) },
    }),
  };
}
