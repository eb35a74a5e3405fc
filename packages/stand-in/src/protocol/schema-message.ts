import { type Attribute, attributeType, type Block, type NestedBlock, type Nesting } from '../schema/schema';

/** A schema as the protocol carries it. */
export interface SchemaMessage {
  readonly version: number;
  readonly block: BlockMessage;
}

interface BlockMessage {
  readonly version: number;
  readonly attributes: readonly AttributeMessage[];
  readonly block_types: readonly object[];
}

interface AttributeMessage extends Pick<Attribute, 'name' | 'required' | 'optional' | 'computed'> {
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  readonly write_only: boolean;
  readonly type?: Uint8Array;
  readonly nested_type?: { readonly nesting: number; readonly attributes: readonly AttributeMessage[] };
}

/** Schema.NestedBlock.NestingMode and Schema.Object.NestingMode of tfplugin6.proto. */
const nestingNumber: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4 };

/** Turns a block into its protocol message. The version is always 0: the bindings do not tell schema versions. */
export function schemaMessage(block: Block): SchemaMessage {
  return { version: 0, block: blockMessage(block) };
}

function blockMessage({ attributes, blocks }: Block): BlockMessage {
  return { version: 0, attributes: attributes.map(attributeMessage), block_types: blocks.map(nestedBlockMessage) };
}

function nestedBlockMessage({ name, nesting, block, minItems, maxItems }: NestedBlock): object {
  return {
    type_name: name,
    nesting: nestingNumber[nesting],
    min_items: minItems,
    max_items: maxItems,
    block: blockMessage(block),
  };
}

function attributeMessage(attribute: Attribute): AttributeMessage {
  const { name, required, optional, computed, sensitive = false, deprecated = false, nested } = attribute;
  const flags = { name, required, optional, computed, sensitive, deprecated, write_only: attribute.writeOnly ?? false };
  if (!nested) return { ...flags, type: Buffer.from(JSON.stringify(attributeType(attribute))) };
  return {
    ...flags,
    nested_type: { nesting: nestingNumber[nested.nesting], attributes: nested.attributes.map(attributeMessage) },
  };
}
