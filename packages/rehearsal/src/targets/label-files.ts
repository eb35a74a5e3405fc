import { disturbedLabel } from '@spot-serving/stand-in';

import type { AppResource } from './app-resource';
import { labelOf } from './target';

type ProviderBlock = Readonly<Record<string, unknown>>;

/** Terraform files that give resources a provider configuration of their own. */
export interface LabelFiles {
  /** New provider configurations: copies of those the resources use, with an alias and the label. */
  readonly configuration: object;
  /** Override that points each resource to its copy. */
  readonly override: object;
}

/**
 * Makes the requests for chosen resources recognizable.
 *
 * A request names neither address nor provider configuration, but Terraform opens one connection per provider
 * configuration. So each chosen resource gets a copy of its provider configuration that carries its address: what
 * arrives on that connection is about that resource and no other. States and plans show the alias; nothing else changes.
 *
 * @param providers `provider` of the stack's Terraform JSON
 * @param resources chosen resources of one stack
 */
export function labelFiles(
  providers: Readonly<Record<string, unknown>>,
  resources: readonly AppResource[],
): LabelFiles {
  const provider: Record<string, object[]> = {};
  const override: Record<'resource' | 'data', Record<string, Record<string, object>>> = { resource: {}, data: {} };
  for (const [index, resource] of resources.entries()) {
    const [local = resource.provider, alias] = resource.provider.split('.');
    const copy = `rehearsal_${index}`;
    (provider[local] ??= []).push({
      ...configurationOf(providers[local], alias),
      alias: copy,
      [disturbedLabel]: labelOf(resource),
    });
    const bodies = override[resource.kind === 'data' ? 'data' : 'resource'];
    (bodies[resource.type] ??= {})[resource.name] = { provider: `${local}.${copy}` };
  }
  return { configuration: { provider }, override: withoutEmpty(override) };
}

/** Chosen resources without repetition, as two patterns may mean the same one. */
export function distinct(resources: readonly AppResource[]): readonly AppResource[] {
  return [...new Map(resources.map((resource) => [labelOf(resource), resource])).values()];
}

/** cdktf writes a list of configurations, hand-written JSON may have a single one; a provider without any has an empty one. */
function configurationOf(written: unknown, alias: string | undefined): ProviderBlock {
  const all = (Array.isArray(written) ? written : [written ?? {}]) as readonly ProviderBlock[];
  return all.find((block) => block.alias === alias) ?? {};
}

function withoutEmpty(parts: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}
