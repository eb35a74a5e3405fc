import { createHmac } from 'node:crypto';

import type { Json } from '../plan/json';
import type { ActionInvocation, Change, Plan, ResourceChange } from '../plan/plan';
import { canonical } from './canonical';
import { withoutKeptCount } from './without-kept-count';

/** One thing a plan does, by name and by keyed hash of all that matters about it. */
export interface Entry {
  /** Address of a resource, with its deposed key if any; that of an action with its trigger; or `output.<name>`. */
  readonly name: string;
  /** HMAC-SHA-256, 32 bytes. */
  readonly hash: Buffer;
}

/** What `plan` does, sorted by name. What it leaves as it is is not in it. */
export function entriesOf(plan: Plan, key: string): readonly Entry[] {
  const resources = plan.changes.filter(does).map((one) => entry(resourceName(one), resourceContent(one), key));
  const outputs = plan.outputs
    .filter(({ change }) => !isNoOp(change))
    .map(({ name, change }) => entry(`output.${name}`, contentOf(change), key));
  const deferred = (plan.deferred ?? []).map((one) =>
    entry(`${resourceName(one)} (put off)`, [one.reason, resourceContent(one)], key),
  );
  const actions = (plan.actions ?? []).map((one) => entry(actionName(one), actionContent(one), key));
  return [...resources, ...outputs, ...deferred, ...actions].sort((one, other) =>
    one.name < other.name ? -1 : one.name > other.name ? 1 : 0,
  );
}

function does({ change, previousAddress }: ResourceChange): boolean {
  return !isNoOp(change) || previousAddress !== undefined || change.importing !== undefined;
}

function isNoOp({ actions }: Change): boolean {
  return actions.length === 1 && actions[0] === 'no-op';
}

function resourceName({ address, deposed }: ResourceChange): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

function resourceContent(resource: ResourceChange): Json {
  const { previousAddress, actionReason, change } = resource;
  return [
    contentOf({ ...change, after: withoutKeptCount(resource) }),
    previousAddress ?? null,
    actionReason ?? null,
    change.replacePaths,
    change.importing ?? null,
  ];
}

/** An action runs once for each trigger, so its address alone is no name. */
function actionName({ address, trigger: { event, address: of = '', place } }: ActionInvocation): string {
  return [address, event, of, ...(place ?? [])].join(' ').trimEnd();
}

function actionContent({ change, trigger, deferred }: ActionInvocation): Json {
  return [contentOf(change), trigger.onFailure ?? null, deferred ?? null];
}

function contentOf({ actions, after, afterUnknown }: Change): Json {
  return [actions, after, afterUnknown];
}

function entry(name: string, content: Json, key: string): Entry {
  return {
    name,
    hash: createHmac('sha256', key)
      .update(canonical([name, content]))
      .digest(),
  };
}
