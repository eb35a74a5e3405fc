import { isList, isObject, type Json, type JsonObject, listOf, objectOf, textOf } from './json';
import type { ActionInvocation, ActionTrigger, DeferredChange, Plan } from './plan';
import { PlanUnreadable } from './plan-unreadable';
import { readResourceChange } from './read-resource-change';

/** How an expression of the configuration names an ephemeral resource, with or without an attribute behind it. */
const ephemeralName = /^ephemeral\.[\w-]+\.[\w-]+/;

/**
 * What Terraform 1.12 and later say of a plan besides its changes: actions, what is put off, ephemeral resources. Names are those of
 * `internal/command/jsonplan` (hashicorp/terraform at 883c722); a member that would be empty is left out.
 *
 * @throws {PlanUnreadable} where an entry lacks what each of its kind has
 */
export function readLater(plan: JsonObject): Pick<Plan, 'actions' | 'deferred' | 'ephemeral'> {
  const actions = [
    ...listOf(plan.action_invocations).map((entry, index) => readAction(entry, `action_invocations[${index}]`)),
    ...listOf(plan.deferred_action_invocations).map(deferredAction),
  ];
  const deferred = listOf(plan.deferred_changes).map(deferredChange);
  const found = new Set<string>();
  addEphemeral(plan.configuration, found);
  const ephemeral = [...found].sort();
  return {
    ...(actions.length === 0 ? {} : { actions }),
    ...(deferred.length === 0 ? {} : { deferred }),
    ...(ephemeral.length === 0 ? {} : { ephemeral }),
  };
}

function deferredChange(entry: Json, index: number): DeferredChange {
  const { reason, resource_change } = objectOf(entry);
  const change = readResourceChange(resource_change ?? null, `deferred_changes[${index}]`);
  return { ...change, reason: textOf(reason) ?? 'unknown' };
}

function deferredAction(entry: Json, index: number): ActionInvocation {
  const { reason, action_invocation } = objectOf(entry);
  const action = readAction(action_invocation ?? null, `deferred_action_invocations[${index}]`);
  return { ...action, deferred: textOf(reason) ?? 'unknown' };
}

function readAction(json: Json, place: string): ActionInvocation {
  const entry = objectOf(json);
  const [address, type] = [textOf(entry.address), textOf(entry.type)];
  if (address === undefined || type === undefined)
    throw new PlanUnreadable('not a plan', `This is no plan: ${place} has no address or type`);
  const change = {
    actions: ['invoke'],
    before: null,
    after: entry.config_values ?? null,
    afterUnknown: entry.config_unknown ?? false,
    beforeSensitive: false,
    afterSensitive: entry.config_sensitive ?? false,
    replacePaths: [],
  };
  return { address, type, trigger: triggerOf(entry), change };
}

function triggerOf({ lifecycle_action_trigger: lifecycle, invoke_action_trigger: invoke }: JsonObject): ActionTrigger {
  if (!isObject(lifecycle)) {
    const caller = textOf(objectOf(invoke).calling_resource_address);
    return { event: 'Invoke', ...(caller === undefined ? {} : { address: caller }) };
  }
  const address = textOf(lifecycle.triggering_resource_address);
  const onFailure = textOf(lifecycle.on_failure);
  const [block, action] = [lifecycle.action_trigger_block_index, lifecycle.actions_list_index];
  return {
    event: textOf(lifecycle.action_trigger_event) ?? 'unknown',
    ...(address === undefined ? {} : { address }),
    place: [typeof block === 'number' ? block : 0, typeof action === 'number' ? action : 0],
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

/** Adds every ephemeral resource that an expression refers to. The configuration of a plan lists none of them. */
function addEphemeral(value: Json | undefined, found: Set<string>): void {
  if (isList(value)) for (const member of value) addEphemeral(member, found);
  if (!isObject(value)) return;
  for (const key in value) {
    if (key === 'references') for (const name of listOf(value[key])) addNamed(textOf(name) ?? '', found);
    else if (typeof value[key] === 'object') addEphemeral(value[key], found);
  }
}

function addNamed(reference: string, found: Set<string>): void {
  const [name] = ephemeralName.exec(reference) ?? [];
  if (name !== undefined) found.add(name);
}
