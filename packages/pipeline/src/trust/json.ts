/** Any object of a configuration; what is none is empty. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text in a value, keys too. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(membersOf(value)).flatMap(([key, member]) => [key, ...textsIn(member)]);
}

/** Every key of every object in a value. */
export function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  return Object.entries(membersOf(value)).flatMap(([key, member]) => [key, ...keysIn(member)]);
}
