import { parse } from 'yaml';

import { isList, isObject, type Json } from './json';

/** Longer texts are compared as texts. */
const longest = 200_000;

/** How texts begin that may hold an object or a list. */
export const mayBeJson = /^\s*[[{]/;

/**
 * What a text holds: parsed JSON, or parsed YAML where `yaml` allows it. Undefined for a text that is neither an object nor a list.
 */
export function structureOf(text: string, yaml: boolean): Json | undefined {
  if (text.length > longest) return undefined;
  const json = mayBeJson.test(text) ? attempt(() => JSON.parse(text) as Json) : undefined;
  return json ?? (yaml ? attempt(() => parse(text, { maxAliasCount: 0 }) as Json) : undefined);
}

function attempt(read: () => Json): Json | undefined {
  try {
    const value = read();
    return isObject(value) || isList(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
