import type { AttributeChange } from '../changes/attribute-change';
import { attributeChanges } from '../changes/attribute-changes';
import { forcedBy } from '../changes/replace-cause';
import type { Redaction } from '../redact/redaction';
import type { Item } from './item';

/** Attribute changes of an item, without what repeats others: `tags_all` beside `tags`, and what helm notes about a release. */
export function visibleChanges(item: Item, redaction: Redaction): readonly AttributeChange[] {
  return (item.told.changes ??= withoutRepetition(item, redaction));
}

function withoutRepetition({ change }: Item, redaction: Redaction): readonly AttributeChange[] {
  const changes = attributeChanges(change.type, change.change, redaction);
  if (change.type === 'helm_release')
    return changes.filter(({ path }) => !/^(?:metadata|manifest|resources|status)\b/.test(path));
  if (!changes.some(({ path }) => path.startsWith('tags_all'))) return changes;
  const paths = new Set(changes.map(({ path }) => path));
  return changes.filter(({ path }) => !(path.startsWith('tags_all') && paths.has(path.replace('tags_all', 'tags'))));
}

/** Those of a replacement that say something: all but computed attributes, which every new object gets anew. */
export function replacedChanges(item: Item, redaction: Redaction): readonly AttributeChange[] {
  const forced = new Set(forcedBy(item.change));
  return visibleChanges(item, redaction).filter(({ path, after }) => after.kind !== 'unknown' || forced.has(path));
}
