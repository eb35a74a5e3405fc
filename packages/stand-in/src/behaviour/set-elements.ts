import { sameValue } from '../value/equality';
import { isArray, isMap, type Value } from '../value/value';

/**
 * For each element of a set, the element of the prior set that it continues; null for a new one.
 *
 * Elements of a set have no keys. One continues an equal one, else one that agrees with it wherever it has a value: what the
 * configuration leaves out may have been filled in. No prior element is continued twice.
 */
export function continued(elements: readonly Value[], prior: Value): readonly Value[] {
  const open = new Set(isArray(prior) ? prior : []);
  const take = (found: Value | undefined): Value => {
    if (found !== undefined) open.delete(found);
    return found ?? null;
  };
  const equal = elements.map((element) => take([...open].find((candidate) => sameValue(element, candidate))));
  return elements.map((element, at) => equal[at] ?? take([...open].find((candidate) => agrees(element, candidate))));
}

/** Places of the elements that equal another one; a set would keep one of them. */
export function twins(elements: readonly Value[]): ReadonlySet<number> {
  const places = [...elements.keys()];
  const isTwin = (at: number): boolean =>
    elements.some((other, where) => where !== at && sameValue(elements[at] ?? null, other));
  return new Set(places.filter(isTwin));
}

function agrees(value: Value, candidate: Value): boolean {
  if (value === null) return true;
  if (isArray(value))
    return (
      isArray(candidate) &&
      value.length === candidate.length &&
      value.every((one) => candidate.some((other) => agrees(one, other)))
    );
  if (!isMap(value)) return sameValue(value, candidate);
  return isMap(candidate) && Object.entries(value).every(([name, inner]) => agrees(inner, candidate[name] ?? null));
}
