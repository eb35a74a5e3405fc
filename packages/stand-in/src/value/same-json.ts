import type { Value } from './value';

/** Whether two texts are JSON of the same meaning: white space, the order of members, and a list of one where one may stand alone do not count. */
export function sameJson(one: Value, other: Value): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  try {
    return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    return false;
  }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? canonical(value[0]) : `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`;
}
