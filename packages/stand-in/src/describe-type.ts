import { bindingPackage, dataSourceBlock, providerNames, resourceBlock } from './schema/binding-package';
import { markSensitive } from './schema/mark-sensitive';
import type { Block } from './schema/schema';
import { forceNewAttributes, forceNewTable } from './tables/force-new';
import { sensitiveAttributes } from './tables/sensitive';

/** Resource or data source: both can have the same type name. */
export type TypeKind = 'resource' | 'data';

/** What the stand-in knows of one type. */
export interface TypeDescription {
  /** For example `aws_vpc`. */
  readonly type: string;
  readonly kind: TypeKind;
  readonly block: Block;
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
  return {
    type,
    kind,
    block: markSensitive(block, new Set(sensitiveAttributes[type])),
    forceNew: kind === 'data' ? null : forceNewOf(type, block),
  };
}

function forceNewOf(type: string, { attributes }: Block): TypeDescription['forceNew'] {
  const entry = forceNewTable[type];
  if (!entry) return null;
  const settable = (name: string): boolean =>
    name !== 'region' || attributes.some((one) => one.name === name && one.optional);
  return { attributes: [...forceNewAttributes(type)].filter(settable).sort(), source: entry.source };
}
