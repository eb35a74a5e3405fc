import type { CtyType } from './cty-type';

/** How many values a nested block or nested attribute holds, and how they are told apart. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/** One argument or exported value. Exactly one of `type` and `nested` is set. */
export interface Attribute {
  readonly name: string;
  readonly required: boolean;
  readonly optional: boolean;
  /** The provider may fill it in. With neither `required` nor `optional` it is read-only. */
  readonly computed: boolean;
  /** Terraform hides its value in plans. @default false */
  readonly sensitive?: boolean;
  /** The provider takes it and no plan or state keeps it. @default false */
  readonly writeOnly?: boolean;
  /** @default false */
  readonly deprecated?: boolean;
  readonly type?: CtyType;
  /** Members with flags of their own (protocol 6 only). */
  readonly nested?: { readonly nesting: Nesting; readonly attributes: readonly Attribute[] };
}

/** A block inside a block. */
export interface NestedBlock {
  readonly name: string;
  readonly nesting: Nesting;
  readonly block: Block;
  readonly minItems: number;
  /** 0 means no limit. */
  readonly maxItems: number;
}

/** Body of a resource, a data source, a provider or a nested block. */
export interface Block {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly NestedBlock[];
}

/** Type of an attribute's value, whether it is written as a type or as nested attributes. */
export function attributeType({ type = 'dynamic', nested }: Attribute): CtyType {
  if (!nested) return type;
  const object = blockType({ attributes: nested.attributes, blocks: [] });
  return nested.nesting === 'single' ? object : [nested.nesting, object];
}

/** Type of a whole block's value. */
export function blockType({ attributes, blocks }: Block): CtyType {
  const members = [
    ...attributes.map((attribute) => [attribute.name, attributeType(attribute)] as const),
    ...blocks.map(({ name, nesting, block }) => [name, nestedType(nesting, blockType(block))] as const),
  ];
  return ['object', Object.fromEntries(members)];
}

/** Whether something in a block is of a type that only its value tells. */
export function holdsDynamic(block: Block): boolean {
  return JSON.stringify(blockType(block)).includes('"dynamic"');
}

const nestedType = (nesting: Nesting, body: CtyType): CtyType => (nesting === 'single' ? body : [nesting, body]);
