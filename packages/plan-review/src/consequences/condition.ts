import type { Json } from '../plan/json';

/** When a change of an attribute counts. All that is given must hold. */
export interface Condition {
  /** The value afterwards. */
  readonly to?: Json;
  /** Its text afterwards. */
  readonly matches?: RegExp;
  /** Whether it is smaller than before, or not there before. Numbers, percentages and versions. */
  readonly lower?: true;
  /** Whether it is larger than before. */
  readonly higher?: true;
  /** Whether it is smaller than this afterwards. */
  readonly below?: number;
  /** Whether nothing is there afterwards. */
  readonly gone?: true;
  /** Whether the list that it is an entry of has at most so many afterwards, and had more. */
  readonly atMost?: number;
}

/** A change of one attribute, each side undefined where nothing is there; `null` stands for what is not known or not to be seen. */
export interface Step {
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  /** Entries of the list around it before and after; undefined outside of lists. */
  readonly entries: readonly [before: number, after: number] | undefined;
}

/** Whether a change is one that counts. What is not known counts only where any change does. */
export function holds(condition: Condition, { from, to, entries }: Step): boolean {
  const { to: wanted, matches, lower, higher, below, gone, atMost } = condition;
  if (gone && to !== undefined) return false;
  if (wanted !== undefined && !same(to, wanted)) return false;
  if (matches !== undefined && !(to !== undefined && to !== null && matches.test(textIn(to)))) return false;
  if (lower && !isOrdered(to, from ?? Infinity)) return false;
  if (higher && !(from !== undefined && isOrdered(from, to))) return false;
  if (below !== undefined && !(sizeOf(to) < below)) return false;
  return atMost === undefined || (entries !== undefined && entries[0] > atMost && entries[1] <= atMost);
}

/** Providers write booleans and numbers of some arguments as texts. */
function same(one: Json | undefined, other: Json): boolean {
  return one !== undefined && one !== null && textIn(one) === textIn(other);
}

function textIn(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether `one` is smaller than `other`, part by part: 1.9 before 1.10. */
function isOrdered(one: Json | undefined, other: Json | undefined): boolean {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left === undefined || right === undefined) return false;
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function partsOf(value: Json | undefined): readonly number[] | undefined {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string' || !/^v?\d+(?:\.\d+)*(?:%|[-+][\w.+-]*)?$/.test(value)) return undefined;
  return value
    .replace(/^v|[-%+].*$/g, '')
    .split('.')
    .map(Number);
}

function sizeOf(value: Json | undefined): number {
  return partsOf(value)?.[0] ?? Number.NaN;
}
