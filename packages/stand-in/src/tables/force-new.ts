import { factsOf } from '../checks/read-facts';
import { awsForceNew } from './force-new-aws';
import type { ForceNew } from './force-new-entry';

/**
 * Attributes whose change replaces the resource, by type.
 *
 * Each entry says what it rests on. A type that has none has its changes shown in place. Conditions that a provider computes
 * from the whole change (`CustomizeDiff`, `ModifyPlan`) are not in the table.
 */
export const forceNewTable: Readonly<Record<string, ForceNew>> = awsForceNew;

/** What replaces a resource of the type: the table's entry and what the provider's own program says; undefined when neither knows the type. */
export function forceNewOf(type: string): ForceNew | undefined {
  const known = factsOf(type);
  const probed = Object.entries(known?.facts ?? {}).flatMap(([path, { forceNew }]) => (forceNew ? [path] : []));
  const entry = forceNewTable[type];
  if (entry === undefined && (known === undefined || (!known.isBinding && probed.length === 0))) return undefined;
  return {
    attributes: [...new Set([...probed, ...(entry?.attributes ?? [])])],
    source: [known?.source, entry?.source].filter(Boolean).join('; '),
  };
}

/** Names of a type's force-new attributes; empty when the type is not in the table. */
export function forceNewAttributes(type: string): ReadonlySet<string> {
  const common = type.startsWith('aws_') ? ['region'] : [];
  return new Set([...(forceNewOf(type)?.attributes ?? []), ...common]);
}
