import type { AttributeChange } from '../changes/attribute-change';
import { attributeChanges } from '../changes/attribute-changes';
import { forcedBy } from '../changes/replace-cause';
import type { Redaction } from '../redact/redaction';
import type { Item } from './item';

/** As {@link visibleChanges}, without attributes that are told in another way: those are not looked at where nobody did before. */
export function changesBut(item: Item, redaction: Redaction, but: ReadonlySet<string>): readonly AttributeChange[] {
  if (item.told.changes === undefined && but.size > 0) return withoutRepetition(item, redaction, but);
  return visibleChanges(item, redaction).filter(({ path }) => !but.has(path.replace(/[.[].*$/s, '')));
}

/** Attribute changes of an item, without what repeats others: `tags_all` beside `tags`, and what helm notes about a release. */
export function visibleChanges(item: Item, redaction: Redaction): readonly AttributeChange[] {
  return (item.told.changes ??= withoutRepetition(item, redaction));
}

function withoutRepetition(
  { change }: Item,
  redaction: Redaction,
  but?: ReadonlySet<string>,
): readonly AttributeChange[] {
  const changes = attributeChanges(change.type, change.change, redaction, but);
  if (change.type === 'helm_release')
    return changes.filter(({ path }) => !/^(?:metadata|manifest|resources|status)\b/.test(path));
  if (!changes.some(({ path }) => path.startsWith('tags_all'))) return changes;
  const paths = new Set(changes.map(({ path }) => path));
  return changes.filter(({ path }) => !(path.startsWith('tags_all') && paths.has(path.replace('tags_all', 'tags'))));
}

/** Whether a change says something: of a replacement all but computed attributes, which every new object gets anew. */
export function isTelling({ kind, change }: Item, { path, after }: AttributeChange): boolean {
  return kind !== 'replace' || after.kind !== 'unknown' || forcedBy(change).includes(path);
}
