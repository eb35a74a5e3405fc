import type { Json } from '../plan/json';

const most = 20;

/** Lines in which two texts of several lines differ, with `-` and `+`; undefined for anything else. Lines that are equal at both ends are left out. */
export function textDiff(before: Json, after: Json): readonly string[] | undefined {
  if (typeof before !== 'string' || typeof after !== 'string' || !before.includes('\n') || !after.includes('\n'))
    return undefined;
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const start = sameUntil(old, fresh, (list, index) => list[index]);
  const end = sameUntil(old.slice(start), fresh.slice(start), (list, index) => list[list.length - 1 - index]);
  return [...some('-', old.slice(start, old.length - end)), ...some('+', fresh.slice(start, fresh.length - end))];
}

function sameUntil(
  one: readonly string[],
  other: readonly string[],
  at: (list: readonly string[], index: number) => string | undefined,
): number {
  const shorter = Math.min(one.length, other.length);
  let count = 0;
  while (count < shorter && at(one, count) === at(other, count)) count++;
  return count;
}

function some(sign: '-' | '+', lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, most).map((line) => `${sign}   ${line}`);
  return lines.length > most ? [...shown, `${sign}   … (${lines.length - most} more lines)`] : shown;
}
