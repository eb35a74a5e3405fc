import { canonical } from '../fingerprint/canonical';
import { isObject, type Json, type JsonObject } from '../plan/json';

/** Entries of two lists that belong together; a side that is missing is undefined. */
export interface EntryPair {
  /** What stands in brackets: the value of the key that both have, or an index; none where there is one entry at most. */
  readonly label: string | undefined;
  /** Index in the list before and after. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** What tells entries of a list apart, the first that all of them have, each with another text. */
const keys = [
  'Sid',
  'name',
  'key',
  'id',
  'Id',
  'cidr_block',
  'address',
  'host',
  'path',
  'topology_key',
  'serviceName',
  'type',
  'port',
];

/**
 * Pairs the entries of two lists: by a key such as `name`; without one, equal entries first and the rest in their order when there are as many on
 * both sides. Equal entries without a key are left out.
 *
 * @param byPlace whether they are paired by their place alone, as where something in them is hidden: then no label tells a text of theirs
 */
export function pairEntries(before: readonly Json[], after: readonly Json[], byPlace: boolean): readonly EntryPair[] {
  if (before.length <= 1 && after.length <= 1 && (byPlace || [...before, ...after].every(isObject)))
    return [onlyPair(before, after)];
  if (byPlace) return pairByPlace(before.length, after.length);
  const key = keys.find((candidate) => isKey(before, candidate) && isKey(after, candidate));
  return key === undefined ? pairByContent(before, after) : pairByKey(before, after, key);
}

function onlyPair(before: readonly Json[], after: readonly Json[]): EntryPair {
  return { label: undefined, before: before.length === 0 ? undefined : 0, after: after.length === 0 ? undefined : 0 };
}

function pairByPlace(before: number, after: number): readonly EntryPair[] {
  return Array.from({ length: Math.max(before, after) }, (_, index) => ({
    label: `${index}`,
    before: index < before ? index : undefined,
    after: index < after ? index : undefined,
  }));
}

function isKey(list: readonly Json[], key: string): boolean {
  const texts = list.map((entry) => (isObject(entry) ? textAt(entry, key) : undefined));
  return texts.every((text) => text !== undefined && text !== '') && new Set(texts).size === texts.length;
}

function textAt(entry: JsonObject, key: string): string | undefined {
  const value = entry[key];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
}

function pairByKey(before: readonly Json[], after: readonly Json[], key: string): readonly EntryPair[] {
  const labels = (list: readonly Json[]): Map<string, number> =>
    new Map(list.map((entry, index) => [isObject(entry) ? (textAt(entry, key) ?? '') : '', index]));
  const [old, fresh] = [labels(before), labels(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].map((label) => ({
    label,
    before: old.get(label),
    after: fresh.get(label),
  }));
}

function pairByContent(before: readonly Json[], after: readonly Json[]): readonly EntryPair[] {
  const waiting = new Map<string, number[]>();
  before.forEach((entry, index) => {
    const text = canonical(entry);
    const same = waiting.get(text);
    if (same === undefined) waiting.set(text, [index]);
    else same.push(index);
  });
  const fresh = after.flatMap((entry, index) => (waiting.get(canonical(entry))?.shift() === undefined ? [index] : []));
  const gone = [...waiting.values()].flat().sort((one, other) => one - other);
  if (gone.length === fresh.length && gone.every((index) => isObject(before[index]))) {
    return gone.map((index, nth) => ({ label: `${fresh[nth]}`, before: index, after: fresh[nth] }));
  }
  return [
    ...gone.map((index) => ({ label: '', before: index, after: undefined })),
    ...fresh.map((index) => ({ label: '', before: undefined, after: index })),
  ];
}
