import { isList, isObject, type Json } from '../plan/json';
import type { Change } from '../plan/plan';
import { hiddenText, type Redaction } from '../redact/redaction';
import type { AttributeChange } from './attribute-change';
import { type Compared, hiddenSide, isHelmValues, isHidden, opened, sideOf } from './compared';
import { equal } from './equal';
import { type EntryPair, pairEntries } from './pair-entries';

/**
 * What a change does to attributes, redacted, in the order of their names. Lists are compared entry by entry, JSON in texts (and YAML in the values
 * of helm) by structure.
 */
export function attributeChanges(type: string, change: Change, redaction: Redaction): readonly AttributeChange[] {
  const { before, after, beforeSensitive: beforeMask, afterSensitive: afterMask, afterUnknown: unknown } = change;
  const place = { type, key: '', depth: 0, owners: [] };
  return [...compare({ path: '', place, before, after, beforeMask, afterMask, unknown }, redaction)];
}

function* compare(node: Compared, redaction: Redaction): Generator<AttributeChange> {
  const { before, after, unknown, path } = node;
  if (unknown === true) yield { path, before: sideOf(node, 'before', redaction), after: { kind: 'unknown' } };
  else if (isHidden(node, redaction)) {
    if (!equal(before, after)) yield { path, before: hiddenSide(before), after: hiddenSide(after) };
  } else yield* compareOpened(node, redaction);
}

function* compareOpened(node: Compared, redaction: Redaction): Generator<AttributeChange> {
  const [old, fresh] = [opened(node.before, node, redaction), opened(node.after, node, redaction)];
  if (isObject(old ?? fresh) && isObject(fresh ?? old)) yield* members(node, old, fresh, redaction);
  else if (isList(old ?? fresh) && isList(fresh ?? old)) yield* entries(node, old, fresh, redaction);
  else if (!equal(old, fresh))
    yield { path: node.path, before: sideOf(node, 'before', redaction), after: sideOf(node, 'after', redaction) };
}

function* members(node: Compared, old: Json, fresh: Json, redaction: Redaction): Generator<AttributeChange> {
  const { place, path, beforeMask, afterMask, unknown } = node;
  const owners = [old, fresh].filter(isObject);
  for (const key of keysOf(old, fresh, unknown)) {
    const values = {
      before: member(old, key) ?? null,
      after: member(fresh, key) ?? null,
      unknown: member(unknown, key),
    };
    if (!hasMark(values.unknown) && equal(values.before, values.after)) continue;
    const name = redaction.hidesText(key) ? hiddenText : key;
    yield* compare(
      {
        ...values,
        path: path === '' ? name : `${path}.${name}`,
        place: { type: place.type, key, depth: place.depth + 1, owners },
        beforeMask: member(beforeMask, key) ?? beforeMask === true,
        afterMask: member(afterMask, key) ?? afterMask === true,
      },
      redaction,
    );
  }
}

function keysOf(...values: readonly (Json | undefined)[]): Iterable<string> {
  const keys = new Set<string>();
  for (const value of values) if (isObject(value)) for (const key of Object.keys(value)) keys.add(key);
  return [...keys].sort();
}

function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function* entries(node: Compared, old: Json, fresh: Json, redaction: Redaction): Generator<AttributeChange> {
  const [before, after] = [isList(old) ? old : [], isList(fresh) ? fresh : []];
  const byPlace = isHelmValues(node.place) || hasMark(node.beforeMask) || hasMark(node.afterMask);
  for (const pair of pairEntries(before, after, byPlace)) {
    const shown = pair.label !== undefined && redaction.hidesText(pair.label) ? { ...pair, label: hiddenText } : pair;
    const entry = entryOf(node, shown, before, after);
    if (pair.label === undefined || (pair.before !== undefined && pair.after !== undefined))
      yield* compare(entry, redaction);
    else yield whole(entry, redaction);
  }
  yield* unknownEntries(node, after);
}

function entryOf(
  node: Compared,
  { label, before, after }: EntryPair,
  old: readonly Json[],
  fresh: readonly Json[],
): Compared {
  const { place, beforeMask, afterMask, unknown } = node;
  return {
    path: label === undefined ? node.path : `${node.path}[${label}]`,
    place: { ...place, depth: place.depth + 1, owners: [] },
    before: before === undefined ? null : (old[before] ?? null),
    after: after === undefined ? null : (fresh[after] ?? null),
    beforeMask: before === undefined ? false : entry(beforeMask, before),
    afterMask: after === undefined ? false : entry(afterMask, after),
    unknown: after === undefined ? false : entry(unknown, after),
  };
}

function entry(list: Json | undefined, index: number): Json | undefined {
  return isList(list) ? list[index] : undefined;
}

/** Whether anything under a mask is marked. */
function hasMark(mask: Json | undefined): boolean {
  if (isList(mask)) return mask.some(hasMark);
  return isObject(mask) ? Object.values(mask).some(hasMark) : mask === true;
}

function whole(node: Compared, redaction: Redaction): AttributeChange {
  const after = node.unknown === true ? ({ kind: 'unknown' } as const) : sideOf(node, 'after', redaction);
  return { path: node.path, before: sideOf(node, 'before', redaction), after };
}

/** Entries that are known after apply and have no place in the list yet. */
function* unknownEntries({ path, unknown }: Compared, after: readonly Json[]): Generator<AttributeChange> {
  for (const one of isList(unknown) ? unknown.slice(after.length) : []) {
    if (one === true) yield { path: `${path}[]`, before: { kind: 'absent' }, after: { kind: 'unknown' } };
  }
}
