import { isList, isObject, type Json, type JsonObject, objectOf } from '../plan/json';
import type { Plan } from '../plan/plan';

/** An object as it stands before or after a plan. */
export interface PlanObject {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
}

/** Which side of a plan. */
export type Side = 'before' | 'after';

/** Every managed, live object of `plans` on one side. What is sensitive is null in its values, and what is known after apply only is missing. */
export function objectsOf(plans: readonly Plan[], side: Side): readonly PlanObject[] {
  return plans
    .flatMap(({ changes }) => changes)
    .filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined)
    .flatMap(({ address, previousAddress, type, change }) => {
      const values = shown(change[side], side === 'before' ? change.beforeSensitive : change.afterSensitive);
      return isObject(values)
        ? [{ address: side === 'before' ? (previousAddress ?? address) : address, type, values }]
        : [];
    });
}

/** `value` without what `mask` has `true` at. */
function shown(value: Json, mask: Json): Json {
  if (mask === true) return null;
  if (isList(value) && isList(mask)) return value.map((item, index) => shown(item, mask[index] ?? false));
  if (!isObject(value) || !isObject(mask)) return value;
  const marked = Object.entries(mask).map(
    ([key, masked]) => [key, shown(value[key] ?? null, masked ?? false)] as const,
  );
  return marked.length === 0 ? value : { ...value, ...Object.fromEntries(marked) };
}

/** The only block of that name: a list of one, as Terraform writes it, or the block itself, as cdktf does. */
export function block(values: JsonObject, ...names: readonly string[]): JsonObject {
  return names.reduce((at, name) => objectOf(isList(at[name]) ? at[name][0] : at[name]), values);
}

/** A number, also as text; undefined of anything else. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Texts of a map, such as labels. */
export function textsOf(value: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, of]) => (typeof of === 'string' ? [[key, of] as const] : [])),
  );
}
