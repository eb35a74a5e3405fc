import type { ForceNew } from './force-new-entry';

/** `names` plus the pair that nearly every named type has. */
export const named = (...names: readonly string[]): readonly string[] => ['name', 'name_prefix', ...names];

/**
 * An entry and what it rests on.
 *
 * @param file below `internal/service` of hashicorp/terraform-provider-aws, or that and why the attributes follow
 * @param commit stored version in which the file's schema was read; it can be older or newer than the pinned 6.25.0, and attributes that
 * the bindings do not have are left out. Without one the schema was not read to its end: the attributes listed are force-new, others
 * may be as well.
 */
export function entry(attributes: readonly string[], file: string, commit?: string): ForceNew {
  const path = `hashicorp/terraform-provider-aws internal/service/${file}`;
  return { attributes, source: commit === undefined ? `${path} (not read to its end)` : `${path}@${commit}` };
}
