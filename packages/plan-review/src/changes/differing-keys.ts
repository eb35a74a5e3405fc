import { isList, isObject, type Json, type JsonObject, objectOf } from '../plan/json';
import { equal } from './equal';

/** Keys of which two objects do not have the same, and those with something under them that is known after apply only: in their order. */
export function differingKeys(old: Json, fresh: Json, unknown: Json | undefined): readonly string[] {
  const [was, is, later] = [objectOf(old), objectOf(fresh), objectOf(unknown)];
  const keys: string[] = [];
  for (const key in was) if (differs(key, was, is, later)) keys.push(key);
  for (const key in is) if (!Object.hasOwn(was, key) && differs(key, was, is, later)) keys.push(key);
  for (const key in later)
    if (!Object.hasOwn(was, key) && !Object.hasOwn(is, key) && hasMark(later[key])) keys.push(key);
  return keys.length > 1 ? keys.sort() : keys;
}

/** What an object has under a key of its own; undefined where it is no object, or has none. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether anything under a mask is marked. */
export function hasMark(mask: Json | undefined): boolean {
  if (isList(mask)) return mask.some(hasMark);
  if (!isObject(mask)) return mask === true;
  for (const key in mask) if (hasMark(mask[key])) return true;
  return false;
}

function differs(key: string, old: JsonObject, fresh: JsonObject, unknown: JsonObject): boolean {
  return hasMark(member(unknown, key)) || !equal(member(old, key), member(fresh, key));
}
