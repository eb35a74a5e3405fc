import { isList, isObject, type Json } from '../plan/json';

/** The value at a path such as `spec.template.spec`: through lists of one without an index, `&` for a dot in a name. */
export function valueAt(value: Json, path: string): Json | undefined {
  let at: Json | undefined = value;
  for (const step of stepsIn(path)) {
    at = member(isList(at) && at.length === 1 ? at[0] : at, step);
    if (at === undefined) return undefined;
  }
  return at;
}

/** Paths are those of tables: few, and asked for of every object. */
const known = new Map<string, readonly string[]>();

function stepsIn(path: string): readonly string[] {
  const steps = known.get(path);
  if (steps !== undefined) return steps;
  const fresh = path.split('.').map((step) => step.replaceAll('&', '.'));
  known.set(path, fresh);
  return fresh;
}

function member(value: Json | undefined, step: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
