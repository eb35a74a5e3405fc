import type { CtyType } from '../src/schema/cty-type';
import type { Attribute, Block, NestedBlock } from '../src/schema/schema';
import { attributeType } from '../src/schema/schema';

/** The least that a block's schema asks for, with values that only have the right type. */
export function minimalConfiguration({ attributes, blocks }: Block): Record<string, unknown> {
  const required = attributes
    .filter((attribute) => attribute.required)
    .map((attribute) => [attribute.name, sampleOf(attribute)] as const);
  const nested = blocks
    .filter(({ minItems }) => minItems > 0)
    .map((block) => [block.name, sampleBlock(block)] as const);
  return Object.fromEntries([...required, ...nested]);
}

const sampleBlock = ({ block }: NestedBlock): unknown => [minimalConfiguration(block)];

function sampleOf(attribute: Attribute): unknown {
  return sample(attribute.name, attributeType(attribute));
}

function sample(name: string, type: CtyType): unknown {
  if (type === 'string') return `a-${name.replaceAll('_', '-')}`;
  if (type === 'number') return 1;
  if (type === 'bool') return true;
  if (type === 'dynamic') return { apiVersion: 'v1', kind: 'ConfigMap' };
  if (type[0] === 'map') return { key: sample(name, type[1]) };
  if (type[0] === 'object')
    return Object.fromEntries(Object.entries(type[1]).map(([member, inner]) => [member, sample(member, inner)]));
  return type[0] === 'tuple' ? [] : [sample(name, type[1])];
}
