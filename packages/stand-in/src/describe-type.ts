import { decidedTexts } from './checks/decided/decided-texts';
import type { KnownFacts } from './checks/facts';
import { factsOf } from './checks/read-facts';
import { bindingPackage, dataSourceBlock, providerNames, resourceBlock } from './schema/binding-package';
import type { Block } from './schema/schema';
import { withFacts } from './schema/with-facts';
import { forceNewAttributes, forceNewOf } from './tables/force-new';

/** Resource or data source: both can have the same type name. */
export type TypeKind = 'resource' | 'data';

/** What the stand-in knows of one type. */
export interface TypeDescription {
  /** For example `aws_vpc`. */
  readonly type: string;
  readonly kind: TypeKind;
  readonly block: Block;
  /** What is known beyond the schema: rules, relations, defaults; null when no table has the type. */
  readonly checks: KnownFacts | null;
  /** What the provider takes and AWS, helm or the cluster refuses, a line for each rule with its source; data sources have none. */
  readonly decided: readonly string[];
  /** Arguments whose change replaces the resource, dotted for nested ones; null when the type has no table (data sources have none). */
  readonly forceNew: { readonly attributes: readonly string[]; readonly source: string } | null;
}

/**
 * What the stand-in knows of a type; `undefined` when no installed binding package has it.
 *
 * @param resolveFrom folder from which the binding packages are resolved
 */
export function describeType(type: string, kind: TypeKind, resolveFrom: string): TypeDescription | undefined {
  const provider = providerNames.find((name) => type.startsWith(`${name}_`));
  const bindings = provider && bindingPackage(provider, resolveFrom);
  const block = bindings && (kind === 'data' ? dataSourceBlock(bindings, type) : resourceBlock(bindings, type));
  if (!block) return undefined;
  const known = factsOf(kind === 'data' ? `data.${type}` : type);
  return {
    type,
    kind,
    block: withFacts(block, known?.facts ?? {}),
    checks: known ?? null,
    decided: kind === 'data' ? [] : decidedTexts(type),
    forceNew: kind === 'data' ? null : replacing(type, block),
  };
}

function replacing(type: string, { attributes }: Block): TypeDescription['forceNew'] {
  const entry = forceNewOf(type);
  if (!entry) return null;
  const settable = (name: string): boolean =>
    name !== 'region' || attributes.some((one) => one.name === name && one.optional);
  return { attributes: [...forceNewAttributes(type)].filter(settable).sort(), source: entry.source };
}
