import type { Problem } from '@spot-serving/core';

/** A problem unless `value` is a whole number in the range, both ends included. */
export function wholeNumberProblems(
  path: string,
  value: number,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): Problem[] {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return [];
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return [{ path, value, fix: `write a whole number ${range}` }];
}
