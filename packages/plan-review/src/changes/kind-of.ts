import type { ResourceChange } from '../plan/plan';

/**
 * What a plan does to one object. `replace` has both orders. `other`: actions that this version does not know, or that concern no object
 * (such as those of ephemeral resources).
 */
export type ChangeKind =
  'create' | 'update' | 'replace' | 'destroy' | 'forget' | 'deposed' | 'move' | 'import' | 'read' | 'none' | 'other';

const kinds: Readonly<Record<string, ChangeKind>> = {
  create: 'create',
  update: 'update',
  'delete,create': 'replace',
  'create,delete': 'replace',
  delete: 'destroy',
  forget: 'forget',
  'create,forget': 'forget',
  read: 'read',
  open: 'none',
  renew: 'none',
  close: 'none',
};

/** The kind of a change. A move or an import that changes attributes too is an update. */
export function kindOf({ change, deposed, previousAddress }: ResourceChange): ChangeKind {
  const actions = change.actions.length === 1 ? (change.actions[0] ?? '') : change.actions.join(',');
  if (deposed !== undefined && change.actions.includes('delete')) return 'deposed';
  if (actions !== 'no-op') return kinds[actions] ?? 'other';
  if (change.importing !== undefined) return 'import';
  return previousAddress === undefined ? 'none' : 'move';
}
