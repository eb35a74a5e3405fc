import { factsOf } from './checks/read-facts';
import { type BindingPackage, dataSourceBlock, providerBlock, resourceBlock } from './schema/binding-package';
import type { Block } from './schema/schema';
import { withFacts } from './schema/with-facts';
import type { UsedTypes } from './used-types';

/** Schemas of one provider: its configuration and the types that are used. */
export interface ProviderSchemas {
  readonly configuration: Block;
  readonly resources: ReadonlyMap<string, Block>;
  readonly dataSources: ReadonlyMap<string, Block>;
  /** Used types of this provider that its bindings do not have. */
  readonly missing: readonly string[];
}

/** Reads the schemas of one provider; only the used types, because reading all of aws takes seconds. */
export function providerSchemas(bindings: BindingPackage, types: UsedTypes): ProviderSchemas {
  const resources = blocks(bindings, types.resources, resourceBlock, '');
  const dataSources = blocks(bindings, types.dataSources, dataSourceBlock, 'data.');
  return {
    configuration: providerBlock(bindings),
    resources: resources.found,
    dataSources: dataSources.found,
    missing: [...resources.missing, ...dataSources.missing.map((type) => `data.${type}`)],
  };
}

function blocks(
  bindings: BindingPackage,
  types: ReadonlySet<string>,
  read: (bindings: BindingPackage, type: string) => Block | undefined,
  prefix: '' | 'data.',
): { readonly found: ReadonlyMap<string, Block>; readonly missing: readonly string[] } {
  const own = [...types].filter((type) => type.startsWith(`${bindings.provider}_`)).sort();
  const all = own.map((type) => [type, read(bindings, type)] as const);
  const found = all.flatMap(([type, block]) => (block ? [[type, marked(`${prefix}${type}`, block)] as const] : []));
  return { found: new Map(found), missing: all.filter(([, block]) => !block).map(([type]) => type) };
}

const marked = (name: string, block: Block): Block => withFacts(block, factsOf(name)?.facts ?? {});
