import type { Body } from '../body';

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object of JSON. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object in a known text; undefined when it is no object, which other rules say. */
export function jsonIn(body: Body, name: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body.text(name) ?? '');
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
