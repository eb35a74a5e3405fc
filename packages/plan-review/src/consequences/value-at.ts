import { isList, isObject, type Json } from '../plan/json';

/** The value at a path such as `spec.template.spec`: through lists of one without an index, `&` for a dot in a name. */
export function valueAt(value: Json, path: string): Json | undefined {
  return path
    .split('.')
    .map((step) => step.replaceAll('&', '.'))
    .reduce<Json | undefined>((at, step) => member(isList(at) && at.length === 1 ? at[0] : at, step), value);
}

function member(value: Json | undefined, step: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
