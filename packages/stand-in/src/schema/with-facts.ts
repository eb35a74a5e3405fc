import type { AttributeFacts, TypeFacts } from '../checks/facts';
import type { Attribute, Block, NestedBlock } from './schema';

/** The block with what the bindings lost: sensitive, write-only and deprecated marks, and limits of blocks above one. */
export function withFacts({ attributes, blocks }: Block, facts: TypeFacts, prefix = ''): Block {
  return {
    attributes: attributes.map((attribute) => marked(attribute, facts, `${prefix}${attribute.name}`)),
    blocks: blocks.map((nested) => limited(nested, facts, `${prefix}${nested.name}`)),
  };
}

function marked(attribute: Attribute, facts: TypeFacts, path: string): Attribute {
  const { nested } = attribute;
  const own = facts[path];
  return {
    ...attribute,
    ...(own && marks(own, attribute)),
    ...(nested && {
      nested: { ...nested, attributes: nested.attributes.map((one) => marked(one, facts, `${path}.${one.name}`)) },
    }),
  };
}

/** A write-only mark on what the provider may fill in would be refused by Terraform. */
const marks = ({ sensitive, writeOnly, deprecated }: AttributeFacts, { computed }: Attribute) => ({
  ...(sensitive && { sensitive }),
  ...(writeOnly && !computed && { writeOnly }),
  ...(deprecated !== undefined && { deprecated: true }),
});

function limited(nested: NestedBlock, facts: TypeFacts, path: string): NestedBlock {
  const { minItems = 0, maxItems = 0 } = facts[path] ?? {};
  return {
    ...nested,
    minItems: Math.max(nested.minItems, minItems),
    maxItems: nested.maxItems === 0 ? maxItems : nested.maxItems,
    block: withFacts(nested.block, facts, `${path}.`),
  };
}
