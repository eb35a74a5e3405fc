import { isList, isObject, type Json } from '../plan/json';

/** A mask that hides what either of two masks hides; entries of lists are compared by their place. */
export function mergedMask(one: Json | undefined, other: Json | undefined): Json {
  if (one === true || other === true) return true;
  if (isList(one) || isList(other)) {
    const [ones, others] = [isList(one) ? one : [], isList(other) ? other : []];
    return Array.from({ length: Math.max(ones.length, others.length) }, (_, index) =>
      mergedMask(ones[index], others[index]),
    );
  }
  if (!isObject(one)) return isObject(other) ? other : false;
  if (!isObject(other)) return one;
  return Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [key, mergedMask(one[key], other[key])]),
  );
}
