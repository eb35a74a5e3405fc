import type { Kind, Sent } from './expander';
import { canonicalQuantity } from './quantity';

/** What is sent for a value of a kind that is no block; a reference that only an apply resolves, and what does not fit, stays as it is. */
export function sentScalar(kind: Kind, value: unknown): Sent {
  if (typeof value === 'string' && value.includes('${')) return value;
  return (makers[kind] ?? asIs)(value);
}

/** Go's zero value of a kind. */
export function zeroOf(kind: Kind): Sent {
  return zeros[kind] ?? null;
}

/** What is read from text is there unless the text is empty: the user `0` is sent. */
const fromText: readonly Kind[] = ['textAsWhole', 'wholeOrText', 'fileMode', 'quantity'];

/** Whether a value of a kind is Go's zero value, which `omitempty` drops. */
export function isZeroOf(kind: Kind, value: unknown): boolean {
  return fromText.includes(kind) ? value === '' : isZero(sentScalar(kind, value));
}

function isZero(value: Sent): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === '' || value === 0 || value === false;
}

const zeros: Partial<Record<Kind, Sent>> = { text: '', flag: false, whole: 0, wholeOrText: 0, quantity: '0' };
const asIs = (value: unknown) => value as Sent;

const makers: Partial<Record<Kind, (value: unknown) => Sent>> = {
  text,
  flag: (value) => (value === 'true' ? true : value === 'false' ? false : asIs(value)),
  whole,
  textAsWhole: whole,
  // What is empty stays text, other than an absent field, which is 0.
  wholeOrText: (value) => (/^[+-]?\d+$/.test(String(value)) ? Number(value) : asIs(value)),
  fileMode: (value) => (/^0?[0-7]+$/.test(String(value)) ? Number.parseInt(String(value), 8) : asIs(value)),
  quantity,
  texts: (value) => ofEach(value, (each) => (each === null ? '' : text(each))),
  wholes: (value) => ofEach(value, whole),
  map: (value) => ofMap(value, text),
  quantities: (value) => ofMap(value, quantity),
  bytesMap: (value) => ofMap(value, bytes),
};

function text(value: unknown): Sent {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : asIs(value);
}

function whole(value: unknown): Sent {
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : asIs(value);
}

function quantity(value: unknown): Sent {
  return typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(String(value)) : asIs(value);
}

function bytes(value: unknown): Sent | undefined {
  const decoded = Buffer.from(String(value), 'base64').toString('base64');
  return decoded === value ? decoded : undefined;
}

function ofEach(value: unknown, make: (each: unknown) => Sent): Sent {
  return Array.isArray(value) ? value.map(make) : asIs(value);
}

function ofMap(value: unknown, make: (each: unknown) => Sent | undefined): Sent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return asIs(value);
  const made = Object.entries(value).map(
    ([key, each]) => [key, typeof each === 'string' && each.includes('${') ? each : make(each)] as const,
  );
  return Object.fromEntries(made.filter((entry): entry is [string, Sent] => entry[1] !== undefined));
}
