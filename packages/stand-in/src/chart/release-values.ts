import { parse } from 'yaml';

import { isArray, isMap, member, Unknown, type Value } from '../value/value';
import { type ChartValues, isValues } from './local-chart';

/**
 * What a release hands to its chart: the documents of `values`, each over the one before, and what `set` says.
 *
 * @returns undefined when part of it is not known yet, or is no map, which another rule says
 */
export function releaseValues(release: Value): ChartValues | undefined {
  const documents = member(release, 'values');
  const parts = isArray(documents) ? documents : documents === null ? [] : [Unknown.value];
  const entries = ['set', 'set_sensitive', 'set_list'].flatMap((name) => {
    const list = member(release, name);
    return isArray(list) ? list : list === null ? [] : [Unknown.value];
  });
  if ([...parts, ...entries].some((part) => part instanceof Unknown)) return undefined;
  const maps = parts.map((part) => documentOf(part));
  const settings = entries.map((entry) => setting(entry));
  if ([...maps, ...settings].includes(undefined)) return undefined;
  return [...maps, ...settings].reduce<ChartValues>((all, one) => over(all, one ?? {}), {});
}

/** Values over others, as helm lays them: maps member by member, everything else whole; null takes a default away. */
export function over(below: ChartValues, above: ChartValues): ChartValues {
  const merged = Object.entries(above).map(([key, value]) => {
    const former = below[key];
    return [key, isValues(former) && isValues(value) ? over(former, value) : value] as const;
  });
  return { ...below, ...Object.fromEntries(merged) };
}

/** The values without those that are null. */
export const withoutNull = (values: ChartValues): ChartValues =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, isValues(value) ? withoutNull(value) : value]),
  );

function documentOf(part: Value): ChartValues | undefined {
  if (part === null || part === '') return {};
  if (typeof part !== 'string') return undefined;
  try {
    const value: unknown = parse(part, { uniqueKeys: false });
    return value === null || value === undefined ? {} : isValues(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** One entry of `set`: `a.b` is a way through maps; what helm reads otherwise (lists, escapes) is not followed. */
function setting(entry: Value): ChartValues | undefined {
  const [name, value, type] = ['name', 'value', 'type'].map((key) => member(entry, key));
  if (!isMap(entry) || typeof name !== 'string' || /[[\]\\,{}]/.test(name) || value instanceof Unknown)
    return undefined;
  const leaf = isArray(value) ? value : type === 'string' ? value : typed(value ?? null);
  if (typeof leaf === 'string' && /^\{|,/.test(leaf)) return undefined;
  return name.split('.').reduceRight<unknown>((inside, key) => ({ [key]: inside }), leaf) as ChartValues;
}

/** Helm reads booleans, whole numbers and null in a text without a type. */
function typed(value: Value): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (value === 'null') return null;
  return typeof value === 'string' && /^(0|-?[1-9]\d*)$/.test(value) ? Number(value) : value;
}
