import { isList, isObject, type Json } from '../plan/json';

/** Whether two values are the same, whatever the order of keys. A missing member counts as null. */
export function equal(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other || (one ?? null) === (other ?? null)) return true;
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((entry, index) => equal(entry, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  for (const key in one) if (!equal(one[key], other[key])) return false;
  for (const key in other) if (!(key in one) && !equal(null, other[key])) return false;
  return true;
}
