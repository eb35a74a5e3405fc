import { isList, isObject, type Json } from '../plan/json';
import type { Change } from '../plan/plan';
import { hiddenText, type Redaction } from '../redact/redaction';
import type { AttributeChange } from './attribute-change';
import { type Compared, hiddenSide, isHelmValues, isHidden, opened, openSide, sideOf } from './compared';
import { differingKeys, hasMark, member } from './differing-keys';
import { equal } from './equal';
import { type EntryPair, pairEntries } from './pair-entries';

/**
 * What a change does to attributes, redacted, in the order of their names. Lists are compared entry by entry, JSON in texts (and YAML in the values
 * of helm) by structure.
 *
 * @param but attributes that are told in another way @default none
 */
export function attributeChanges(
  type: string,
  change: Change,
  redaction: Redaction,
  but?: ReadonlySet<string>,
): readonly AttributeChange[] {
  const { before, after, beforeSensitive: beforeMask, afterSensitive: afterMask, afterUnknown: unknown } = change;
  const place = { type, key: '', depth: 0, owners: [] };
  const comparison = new Comparison(redaction, but);
  comparison.compare({ path: '', place, before, after, beforeMask, afterMask, unknown });
  return comparison.found;
}

/** Goes down two values together, and notes what differs. */
class Comparison {
  readonly found: AttributeChange[] = [];

  constructor(
    private readonly redaction: Redaction,
    private readonly but: ReadonlySet<string> | undefined,
  ) {}

  compare(node: Compared): void {
    const { before, after, unknown, path } = node;
    if (unknown === true)
      this.found.push({ path, before: sideOf(node, 'before', this.redaction), after: { kind: 'unknown' } });
    else if (!isHidden(node, this.redaction)) this.open(node);
    else if (!equal(before, after)) this.found.push({ path, before: hiddenSide(before), after: hiddenSide(after) });
  }

  private open(node: Compared): void {
    const old = opened(node.before, node, this.redaction);
    const fresh = opened(node.after, node, this.redaction);
    if (isObject(old ?? fresh) && isObject(fresh ?? old)) this.members(node, old, fresh);
    else if (isList(old ?? fresh) && isList(fresh ?? old)) this.entries(node, old, fresh);
    else if (!equal(old, fresh)) {
      const [before, after] = [openSide(node, 'before', this.redaction), openSide(node, 'after', this.redaction)];
      this.found.push({ path: node.path, before, after });
    }
  }

  private members({ place, path, beforeMask, afterMask, unknown }: Compared, old: Json, fresh: Json): void {
    const keys = differingKeys(old, fresh, unknown);
    const owners = keys.length === 0 ? [] : [old, fresh].filter(isObject);
    for (const key of keys) {
      if (place.depth === 0 && this.but?.has(key)) continue;
      const name = this.redaction.hidesText(key) ? hiddenText : key;
      this.compare({
        path: path === '' ? name : `${path}.${name}`,
        place: { type: place.type, key, depth: place.depth + 1, owners },
        before: member(old, key) ?? null,
        after: member(fresh, key) ?? null,
        beforeMask: member(beforeMask, key) ?? beforeMask === true,
        afterMask: member(afterMask, key) ?? afterMask === true,
        unknown: member(unknown, key),
      });
    }
  }

  private entries(node: Compared, old: Json, fresh: Json): void {
    const [before, after] = [isList(old) ? old : [], isList(fresh) ? fresh : []];
    const byPlace = isHelmValues(node.place) || hasMark(node.beforeMask) || hasMark(node.afterMask);
    for (const pair of pairEntries(before, after, byPlace)) {
      const entry = entryOf(node, this.named(pair), before, after);
      if (pair.label === undefined || (pair.before !== undefined && pair.after !== undefined)) this.compare(entry);
      else this.found.push(whole(entry, this.redaction));
    }
    this.unknownEntries(node, after);
  }

  private named(pair: EntryPair): EntryPair {
    return pair.label !== undefined && this.redaction.hidesText(pair.label) ? { ...pair, label: hiddenText } : pair;
  }

  /** Entries that are known after apply and have no place in the list yet. */
  private unknownEntries({ path, unknown }: Compared, after: readonly Json[]): void {
    for (const one of isList(unknown) ? unknown.slice(after.length) : [])
      if (one === true) this.found.push({ path: `${path}[]`, before: { kind: 'absent' }, after: { kind: 'unknown' } });
  }
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
    place: { type: place.type, key: place.key, depth: place.depth + 1, owners: [] },
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

function whole(node: Compared, redaction: Redaction): AttributeChange {
  const after = node.unknown === true ? ({ kind: 'unknown' } as const) : sideOf(node, 'after', redaction);
  return { path: node.path, before: sideOf(node, 'before', redaction), after };
}
