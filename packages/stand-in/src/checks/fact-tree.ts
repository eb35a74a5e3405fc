import { type Attribute, attributeType, type Block, type NestedBlock, type Nesting } from '../schema/schema';
import type { AttributeFacts, TypeFacts } from './facts';

/** A block with what is known of its arguments. Arguments and blocks without a fact are not in it. */
export interface FactTree {
  readonly attributes: readonly FactLeaf[];
  readonly blocks: readonly FactBlock[];
}

/** An argument with facts. */
export interface FactLeaf {
  readonly name: string;
  readonly path: string;
  readonly facts: AttributeFacts;
  /** Elements of a set have no path of their own. */
  readonly isSet: boolean;
}

/** A block with facts of its own, or with arguments that have some. */
export interface FactBlock {
  readonly name: string;
  readonly path: string;
  readonly facts: AttributeFacts | undefined;
  readonly nesting: Nesting;
  readonly inside: FactTree;
}

/** Brings a type's facts into the shape of its block, so that a check looks only where there is something to look for. */
export function factTree({ attributes, blocks }: Block, facts: TypeFacts, prefix = ''): FactTree {
  return {
    attributes: attributes.flatMap((attribute) => leaves(attribute, facts, prefix)),
    blocks: [
      ...blocks.map(({ name, nesting, block }) => ({ name, nesting, block })),
      ...attributes.flatMap(asBlock),
    ].flatMap(({ name, nesting, block }) => {
      const path = `${prefix}${name}`;
      const inside = factTree(block, facts, `${path}.`);
      const isEmpty = inside.attributes.length === 0 && inside.blocks.length === 0 && facts[path] === undefined;
      return isEmpty ? [] : [{ name, path, facts: facts[path], nesting, inside }];
    }),
  };
}

/** An argument that holds objects, as a block: with a schema of its own, or written like blocks (`ingress` of a security group). */
function asBlock(attribute: Attribute): readonly Pick<NestedBlock, 'name' | 'nesting' | 'block'>[] {
  const { name, nested } = attribute;
  if (nested) return [{ name, nesting: nested.nesting, block: { attributes: nested.attributes, blocks: [] } }];
  const type = attributeType(attribute);
  if (typeof type === 'string' || (type[0] !== 'list' && type[0] !== 'set')) return [];
  const [nesting, inner] = type;
  if (typeof inner === 'string' || inner[0] !== 'object') return [];
  const members = Object.entries(inner[1]).map(([member, of]) => ({
    name: member,
    type: of,
    required: false,
    optional: true,
    computed: false,
  }));
  return [{ name, nesting, block: { attributes: members, blocks: [] } }];
}

function leaves(attribute: Attribute, facts: TypeFacts, prefix: string): readonly FactLeaf[] {
  const path = `${prefix}${attribute.name}`;
  const own = facts[path];
  if (own === undefined || attribute.nested) return [];
  const type = attributeType(attribute);
  return [{ name: attribute.name, path, facts: own, isSet: typeof type !== 'string' && type[0] === 'set' }];
}
