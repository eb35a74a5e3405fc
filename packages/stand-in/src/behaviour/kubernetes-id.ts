import type { Block } from '../schema/schema';
import { element, member, type Value } from '../value/value';
import { importedState } from './imported-state';
import type { Facts } from './rule';

/**
 * Id of a kubernetes resource: `namespace/name`, or the name alone where the kind has no namespace.
 *
 * A namespace that is not configured is `default` (registry documentation of hashicorp/kubernetes 2.38, metadata).
 */
export function kubernetesId({ block, known }: Facts): Value {
  const metadata = element(known['metadata'] ?? null, 0);
  const name = member(metadata, 'name');
  if (typeof name !== 'string') return null;
  const namespace = member(metadata, 'namespace');
  if (!isNamespaced(block)) return name;
  return `${typeof namespace === 'string' ? namespace : 'default'}/${name}`;
}

/** The metadata that such an id tells. */
export function kubernetesArguments(block: Block, id: string): Readonly<Record<string, Value>> {
  const metadata = block.blocks.find(({ name }) => name === 'metadata');
  if (!metadata) return { id };
  const [, namespace, name = id] = /^([^/]+)\/(.+)$/.exec(id) ?? [];
  const own: Readonly<Record<string, Value>> = isNamespaced(block)
    ? { name, namespace: namespace ?? 'default' }
    : { name: id };
  return { id, metadata: [importedState(metadata.block, own)] };
}

function isNamespaced(block: Block): boolean {
  const metadata = block.blocks.find(({ name }) => name === 'metadata');
  return metadata?.block.attributes.some(({ name }) => name === 'namespace') ?? false;
}
