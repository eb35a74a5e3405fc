import type { Problem } from '@spot-serving/core';

/** A problem for every key of `value` that is none of `known`: a program in JavaScript, or a cast, gets past the compiler. */
export function unknownKeyProblems(path: string, value: object, known: readonly string[]): Problem[] {
  return Object.entries(value)
    .filter(([key]) => !known.includes(key))
    .map(([key, given]) => ({
      path: `${path}.${key}`,
      value: given,
      fix: `unknown, and ModelServer would pass over it in silence; known are ${known.join(', ')}`,
    }));
}
