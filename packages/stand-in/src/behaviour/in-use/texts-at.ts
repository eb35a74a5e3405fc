import { isArray, isMap, member, type Value } from '../../value/value';

/**
 * Every text at a dotted path: elements of lists and sets are gone through, so are all members of a map where the path ends.
 *
 * @param path `vpc_config.subnet_ids`; a key with dots is in brackets: `metadata.annotations[alb.ingress.kubernetes.io/scheme]`
 */
export function textsAt(value: Value, path: string): readonly string[] {
  const steps = [...path.matchAll(/\[([^\]]+)\]|[^.[\]]+/g)].map(([whole, key]) => key ?? whole);
  return steps
    .reduce<readonly Value[]>((found, step) => found.flatMap(elements).map((one) => member(one, step)), [value])
    .flatMap(texts);
}

const elements = (value: Value): readonly Value[] => (isArray(value) ? value.flatMap(elements) : [value]);

function texts(value: Value): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (isArray(value)) return value.flatMap(texts);
  return isMap(value) ? Object.values(value).flatMap(texts) : [];
}
