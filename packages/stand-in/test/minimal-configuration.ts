import type { AttributeFacts, TypeFacts } from '../src/checks/facts';
import { refusal } from '../src/checks/judge';
import type { CtyType } from '../src/schema/cty-type';
import type { Attribute, Block, NestedBlock } from '../src/schema/schema';
import { attributeType } from '../src/schema/schema';

/** Texts and numbers of which some rule takes one each. */
const candidates: readonly (string | number)[] = [
  'arn:aws:iam::123456789012:role/a',
  '10.0.0.0/16',
  '2001:db8::/56',
  '{}',
  '123456789012',
  'rate(5 minutes)',
  '* * * * *',
  '2026-01-02T03:04:05Z',
  '2026-01-02_03:04',
  '10.0.0.1',
  'https://a.example/b',
  'YQ==',
  '1',
  '60',
  '1Gi',
  'alias/a',
  '30m',
  'tcp',
  'AWS',
  'subnet-0123456789abcdef0',
  'a.fifo',
  'a@b.example',
  '/a/b',
  '/mnt/a',
  'a/b',
  1,
  60,
  0,
  30,
  300,
];

/**
 * The least that a block's schema asks for, with values that its rules take: those of lists first, then the first of some candidates.
 *
 * @param facts what is known of the type beyond the schema
 */
export function minimalConfiguration(
  { attributes, blocks }: Block,
  facts: TypeFacts = {},
  prefix = '',
): Record<string, unknown> {
  const chosen = new Set(
    Object.values(facts).flatMap(({ exactlyOneOf, atLeastOneOf }) => (exactlyOneOf ?? atLeastOneOf)?.[0] ?? []),
  );
  const isWanted = (name: string, required: boolean): boolean => required || chosen.has(`${prefix}${name}`);
  return Object.fromEntries([
    ...attributes
      .filter(({ name, required }) => isWanted(name, required))
      .map((attribute) => [attribute.name, sampleOf(attribute, facts[`${prefix}${attribute.name}`])] as const),
    ...blocks
      .filter(({ name, minItems }) => isWanted(name, minItems > 0))
      .map((block) => [block.name, sampleBlock(block, facts, prefix)] as const),
  ]);
}

const sampleBlock = ({ name, block }: NestedBlock, facts: TypeFacts, prefix: string): unknown => [
  minimalConfiguration(block, facts, `${prefix}${name}.`),
];

function sampleOf(attribute: Attribute, facts: AttributeFacts | undefined): unknown {
  return sample(attribute.name, attributeType(attribute), facts);
}

function sample(name: string, type: CtyType, facts: AttributeFacts | undefined): unknown {
  if (type === 'string') return fitting(`a-${name.replaceAll('_', '-')}`, 'string', facts);
  if (type === 'number') return fitting(1, 'number', facts);
  if (type === 'bool') return true;
  if (type === 'dynamic') return { apiVersion: 'v1', kind: 'ConfigMap' };
  if (type[0] === 'map') return { key: facts?.rule?.kind === 'quantities' ? '1Gi' : sample(name, type[1], undefined) };
  if (type[0] === 'object')
    return Object.fromEntries(
      Object.entries(type[1]).map(([member, inner]) => [member, sample(member, inner, undefined)]),
    );
  return type[0] === 'tuple' ? [] : [sample(name, type[1], facts)];
}

function fitting(
  usual: string | number,
  kind: 'string' | 'number',
  facts: AttributeFacts | undefined,
): string | number {
  const { rule } = facts ?? {};
  if (rule === undefined) return usual;
  const all = [
    usual,
    ...(rule.values ?? []),
    ...(rule.of ?? []).flatMap(({ values = [] }) => values),
    ...candidates,
    rule.min ?? 0,
  ];
  const found = all.find((one) => typeof one === kind && refusal(rule, one) === undefined);
  if (found === undefined) throw new Error(`no candidate for ${JSON.stringify(rule)}`);
  return found;
}
