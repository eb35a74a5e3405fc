import { isList, isObject, type Json } from '../plan/json';
import type { ResourceChange } from '../plan/plan';

/** Where a type keeps the count that an autoscaler commands (docs/architecture.md: autoscalers own their numbers). */
const counts: Readonly<Record<string, readonly (string | number)[]>> = {
  kubernetes_deployment: ['spec', 0, 'replicas'],
  kubernetes_deployment_v1: ['spec', 0, 'replicas'],
  aws_autoscaling_group: ['desired_capacity'],
};

/**
 * What a change makes of a resource, without a count that it leaves as it is. That count is an autoscaler's: it is another one an hour later, and a
 * plan that was reviewed would count as another plan, though it does the same.
 */
export function withoutKeptCount({ type, change: { before, after } }: ResourceChange): Json {
  const path = Object.hasOwn(counts, type) ? (counts[type] ?? []) : [];
  const count = path.length === 0 ? undefined : at(after, path);
  return count === undefined || count === null || at(before, path) !== count ? after : without(after, path);
}

function at(value: Json, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((of, step) => member(of, step), value);
}

function member(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function without(value: Json, [step, ...rest]: readonly (string | number)[]): Json {
  if (isList(value)) return value.map((item, index) => (index === step ? without(item, rest) : item));
  if (!isObject(value) || typeof step !== 'string') return value;
  return { ...value, [step]: rest.length === 0 ? undefined : without(value[step] ?? null, rest) };
}
