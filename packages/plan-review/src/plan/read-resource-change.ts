import { isList, isObject, type Json, type JsonObject, listOf, textOf } from './json';
import type { Change, ResourceChange } from './plan';
import { PlanUnreadable } from './plan-unreadable';

/** @throws {PlanUnreadable} where `json` lacks what every entry of `resource_changes` has; `place` says where it is. */
export function readResourceChange(json: Json, place: string): ResourceChange {
  const entry = isObject(json) ? json : {};
  const address = textOf(entry.address);
  const type = textOf(entry.type);
  if (address === undefined || type === undefined)
    throw new PlanUnreadable('not a plan', `This is no plan: ${place} has no address or type`);
  return {
    address,
    type,
    mode: entry.mode === 'data' ? 'data' : 'managed',
    change: readChange(entry.change, place),
    ...texts(entry, address),
  };
}

function texts(
  entry: JsonObject,
  address: string,
): Pick<ResourceChange, 'previousAddress' | 'deposed' | 'actionReason'> {
  const previousAddress = textOf(entry.previous_address);
  const deposed = textOf(entry.deposed);
  const actionReason = textOf(entry.action_reason);
  return {
    ...(previousAddress === undefined || previousAddress === address ? {} : { previousAddress }),
    ...(deposed === undefined ? {} : { deposed }),
    ...(actionReason === undefined ? {} : { actionReason }),
  };
}

/** @throws {PlanUnreadable} where `json` has no list of actions; `place` says where it is. */
export function readChange(json: Json | undefined, place: string): Change {
  const change = isObject(json) ? json : {};
  const { actions } = change;
  if (!isList(actions) || !actions.every((action) => typeof action === 'string')) {
    throw new PlanUnreadable('not a plan', `This is no plan: ${place} has no list of actions`);
  }
  const importing = importedAs(change.importing);
  return {
    actions,
    before: change.before ?? null,
    after: change.after ?? null,
    afterUnknown: change.after_unknown ?? false,
    beforeSensitive: change.before_sensitive ?? false,
    afterSensitive: change.after_sensitive ?? false,
    replacePaths: listOf(change.replace_paths).map((path) => listOf(path).filter(isStep)),
    ...(importing === undefined ? {} : { importing }),
  };
}

function isStep(step: Json): step is string | number {
  return typeof step === 'string' || typeof step === 'number';
}

function importedAs(importing: Json | undefined): string | undefined {
  if (!isObject(importing)) return undefined;
  return (
    textOf(importing.id) ?? (isObject(importing.identity) ? JSON.stringify(importing.identity) : '(known after apply)')
  );
}
