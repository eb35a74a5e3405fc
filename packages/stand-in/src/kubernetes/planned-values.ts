/** Stands for what only an apply knows, as an unresolved reference does. */
const unknown = '${known after apply}';

/**
 * The values of a resource in a plan for `sentObject`: what only an apply knows stands there as text that is not judged, instead of being absent.
 *
 * @param after `after` of the resource's change
 * @param afterUnknown `after_unknown` of it, which is true wherever a value is not known yet
 */
export function plannedValues(after: object, afterUnknown: unknown): object {
  return merged(after, afterUnknown) as object;
}

function merged(after: unknown, afterUnknown: unknown): unknown {
  if (afterUnknown === true) return unknown;
  if (Array.isArray(after)) return after.map((value, index) => merged(value, fieldOf(afterUnknown, index)));
  if (typeof after !== 'object' || after === null) return after;
  const names = [...new Set([...Object.keys(after), ...trueIn(afterUnknown)])];
  return Object.fromEntries(names.map((name) => [name, merged(fieldOf(after, name), fieldOf(afterUnknown, name))]));
}

/** Arguments of a block that are not known; a plan leaves them out of `after`. */
function trueIn(afterUnknown: unknown): string[] {
  if (typeof afterUnknown !== 'object' || afterUnknown === null) return [];
  return Object.entries(afterUnknown).flatMap(([name, value]) => (value === true ? [name] : []));
}

function fieldOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[name]
    : undefined;
}
