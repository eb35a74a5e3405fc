import { isObject, type JsonObject } from './json';

/** Stands for a value that is not to be shown. */
const masked = '(sensitive)';

/**
 * A plan or a state without its sensitive values, as Terraform marks them (`after_sensitive`, `sensitive_values`); undefined where it marks none. Rules judge the
 * values as they are, or whoever marks one would pass; what they say of one is compared with what they would say without it (Terraform, "JSON output format").
 */
export function withoutSensitive(json: JsonObject): JsonObject | undefined {
  const state = { found: false };
  const copy = within(json, state);
  return state.found && isObject(copy) ? copy : undefined;
}

function within(value: unknown, state: { found: boolean }): unknown {
  if (Array.isArray(value)) return value.map((item) => within(item, state));
  if (!isObject(value)) return value;
  const copy = Object.entries(value).map(([name, inner]) => [name, within(inner, state)] as const);
  const { after, after_sensitive: afterMarks, values, sensitive_values: valueMarks } = value;
  return {
    ...Object.fromEntries(copy),
    ...(isMarked(afterMarks) ? { after: mask(after, afterMarks, state) } : {}),
    ...(isMarked(valueMarks) ? { values: mask(values, valueMarks, state) } : {}),
  };
}

function isMarked(marks: unknown): boolean {
  return marks === true || (typeof marks === 'object' && marks !== null && Object.values(marks).some(isMarked));
}

/** Marks have the shape of the value, and are true where it, or all below it, is sensitive. */
function mask(value: unknown, marks: unknown, state: { found: boolean }): unknown {
  if (value === null || value === undefined || !isMarked(marks)) return value;
  if (Array.isArray(value))
    return value.map((item, index) => mask(item, Array.isArray(marks) ? marks[index] : marks, state));
  if (isObject(value)) {
    const known = isObject(marks) ? marks : undefined;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        mask(inner, known === undefined ? marks : known[name], state),
      ]),
    );
  }
  state.found = true;
  return masked;
}
