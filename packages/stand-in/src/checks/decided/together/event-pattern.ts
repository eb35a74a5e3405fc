import { isJsonObject, type JsonObject } from './json-in';

/** Comparisons beside equality (Amazon EventBridge User Guide, "Comparison operators for use in event patterns"). */
const comparisons = new Set([
  'prefix',
  'suffix',
  'anything-but',
  'numeric',
  'exists',
  'cidr',
  'equals-ignore-case',
  'wildcard',
]);

/** What EventBridge refuses in a pattern; undefined for a good one. */
export function patternFault(pattern: JsonObject): string | undefined {
  return Object.entries(pattern)
    .map(([name, value]) => memberFault(name, value))
    .find((fault) => fault !== undefined);
}

function memberFault(name: string, value: unknown): string | undefined {
  if (isJsonObject(value))
    return Object.keys(value).length === 0 ? `"${name}" is an empty object` : patternFault(value);
  if (!Array.isArray(value)) return `"${name}" must be an object or an array`;
  if (value.length === 0) return `"${name}" is an empty array`;
  if (name === '$or')
    return value
      .map((one: unknown) => (isJsonObject(one) ? patternFault(one) : '"$or" holds patterns'))
      .find((fault) => fault !== undefined);
  const strange = value
    .filter(isJsonObject)
    .flatMap((one) => Object.keys(one))
    .find((key) => !comparisons.has(key));
  return strange === undefined ? undefined : `Unrecognized match type ${strange}`;
}
