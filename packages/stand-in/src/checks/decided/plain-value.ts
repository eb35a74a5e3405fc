import { isArray, isMap, Unknown, type Value } from '../../value/value';

/** Stands for what is not known; problems that touch it are not problems yet. */
export const unknown = '${unknown}';

/** A value as plain data. */
export function plain(value: Value): unknown {
  if (value instanceof Unknown) return unknown;
  if (typeof value === 'bigint') return Number(value);
  if (isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}
