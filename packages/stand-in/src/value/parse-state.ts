import type { Json } from './from-json';

/** A JSON string, which may look like a number inside, or a number. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses a part of a state file without losing digits: a number that JavaScript would round becomes its text, which is also how such
 * a number travels (go-cty, `msgpack` package: numbers that are neither int64 nor float64).
 */
export function parseState(text: string): Json {
  return JSON.parse(text.replace(token, (found) => (isRounded(found) ? `"${found}"` : found))) as Json;
}

/** Integers are exact up to 2^53; a fraction is, when JavaScript writes it back the same. */
function isRounded(found: string): boolean {
  if (found.startsWith('"')) return false;
  const number = Number(found);
  return /^-?\d+$/.test(found) ? !Number.isSafeInteger(number) : String(number) !== found;
}
