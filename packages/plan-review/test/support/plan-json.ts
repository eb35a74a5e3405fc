import { type JsonObject, type Plan, readPlan } from '../../src';

/** One entry of `resource_changes`, hand-made: an update in place unless it says otherwise. */
export interface ChangeInit {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly afterUnknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
  readonly replacePaths?: readonly (readonly (string | number)[])[];
  /** Further members of the entry, such as `action_reason`. */
  readonly entry?: JsonObject;
}

/** What `terraform show -json` would print. */
export function planJson(changes: readonly ChangeInit[], more: object = {}): object {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    resource_changes: changes.map(entryOf),
    ...more,
  };
}

/** The same, read. */
export function aPlan(changes: readonly ChangeInit[], more: object = {}): Plan {
  return readPlan(planJson(changes, more));
}

export function entryOf({
  address,
  actions = ['update'],
  before = null,
  after = null,
  replacePaths,
  entry,
  ...masks
}: ChangeInit): object {
  const type = /(?:^|\.)([a-z0-9_]+)\.[^.]+$/.exec(address.replace(/\[.*$/s, ''))?.[1] ?? '';
  return {
    address,
    mode: address.startsWith('data.') ? 'data' : 'managed',
    type,
    name: 'x',
    change: {
      actions,
      before,
      after,
      after_unknown: masks.afterUnknown ?? false,
      before_sensitive: masks.beforeSensitive ?? false,
      after_sensitive: masks.afterSensitive ?? false,
      ...(replacePaths === undefined ? {} : { replace_paths: replacePaths }),
    },
    ...entry,
  };
}
