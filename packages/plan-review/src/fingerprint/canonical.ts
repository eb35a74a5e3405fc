import { isList, isObject, type Json, type JsonObject } from '../plan/json';

/** JSON text in which the order of keys makes no difference. A key without a value is left out. */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  return isObject(value) ? `{${members(value).join(',')}}` : JSON.stringify(value);
}

function members(value: JsonObject): readonly string[] {
  return Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonical(member)}`];
    });
}
