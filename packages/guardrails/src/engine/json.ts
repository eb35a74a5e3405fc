/** A JSON object whose members are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object: not a list, not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` when it is an object, an empty one otherwise. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects in `value`: cdktf writes a block as an object or as a list of them. */
export function blocksOf(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** The strings in `value`, which AWS and Terraform let stand alone or in a list; booleans and numbers count as their text. */
export function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => ['string', 'boolean', 'number'].includes(typeof item)).map(String);
}

/** `value` when it is a string. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The object that `text` is the JSON of; `undefined` when it is not JSON, or not of an object. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The only object in `value`, where cdktf may write a block as an object or as a list of one; an empty one when there is none. */
export function blockOf(value: unknown): JsonObject {
  return blocksOf(value)[0] ?? {};
}

/** Whether `value` is true, as a boolean or as Terraform's text of one. A reference, known only after an apply, is not. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** `value` as a message shows it. */
export function shown(value: unknown): string {
  return value === undefined || value === null ? 'not set' : JSON.stringify(value);
}

/** Whether `value` says nothing: a plan writes an empty text where a configuration leaves an attribute out. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Values at a path of attributes and blocks (`root_block_device.encrypted`), one for each block on the way. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  const [first = '', ...rest] = path.split('.');
  return blocksOf(value).flatMap((block) =>
    rest.length === 0 ? [block[first]] : valuesAt(block[first], rest.join('.')),
  );
}
