import { awsForceNew } from './force-new-aws';
import type { ForceNew } from './force-new-entry';
import { helmForceNew, kubernetesForceNew } from './force-new-kubernetes';

/**
 * Attributes whose change replaces the resource, by type.
 *
 * Each entry says what it rests on. A type that has none has its changes shown in place. Conditions that a provider computes
 * from the whole change (`CustomizeDiff`, `ModifyPlan`) are not in the table.
 */
export const forceNewTable: Readonly<Record<string, ForceNew>> = {
  ...awsForceNew,
  ...kubernetesForceNew,
  ...helmForceNew,
};

/** Names of a type's force-new attributes; empty when the type is not in the table. */
export function forceNewAttributes(type: string): ReadonlySet<string> {
  const common = type.startsWith('aws_') ? ['region'] : [];
  return new Set([...(forceNewTable[type]?.attributes ?? []), ...common]);
}
