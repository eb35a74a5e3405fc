import type { Block, NestedBlock } from '../schema/schema';
import { Unknown, type Value } from '../value/value';

/** Private data of a state that was imported by id and not read from AWS or the cluster since. */
export const importedMark = Buffer.from('imported by the stand-in');

/** Whether private data says that the state was imported. */
export const isImported = (privateData: Uint8Array | undefined): boolean =>
  privateData !== undefined && Buffer.compare(importedMark, privateData) === 0;

/**
 * The state of a resource of which only its id is known: arguments that the id tells are set, others are null, and
 * read-only attributes are unknown, to be filled in.
 */
export function importedState(block: Block, known: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const attributes = block.attributes.map(({ name, optional, required }) => {
    return [name, known[name] ?? (optional || required ? null : Unknown.value)] as const;
  });
  return Object.fromEntries([
    ...attributes,
    ...block.blocks.map((nested) => [nested.name, known[nested.name] ?? empty(nested)] as const),
  ]);
}

/**
 * Arguments that an id tells. `{bucket}` and `{cluster_name}:{addon_name}` are read backwards; an id template with
 * made-up parts tells none.
 */
export function argumentsOfId(template: string, id: string): Readonly<Record<string, Value>> {
  const names = [...template.matchAll(/\{([a-z_]+)(?:\|[^{}]*)?\}/g)].map(([, name = '']) => name);
  const literals = template.split(/\{[^{}]*\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (literals.length !== names.length + 1) return { id };
  const values = new RegExp(`^${literals.join('(.+?)')}$`).exec(id)?.slice(1) ?? [];
  return { ...Object.fromEntries(values.map((value, at) => [names[at] ?? '', value])), id };
}

function empty({ nesting }: NestedBlock): Value {
  if (nesting === 'single') return null;
  return nesting === 'map' ? {} : [];
}
