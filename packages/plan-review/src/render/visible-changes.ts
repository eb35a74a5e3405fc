import { attributeChanges } from '../changes/attribute-changes';
import type { AttributeChange } from '../changes/attribute-change';
import { forcedBy } from '../changes/replace-cause';
import type { Redaction } from '../redact/redaction';
import type { Item } from './item';

/** Attribute changes of an item, without what repeats others: `tags_all` beside `tags`. */
export function visibleChanges({ change }: Item, redaction: Redaction): readonly AttributeChange[] {
  const changes = attributeChanges(change.type, change.change, redaction);
  const tags = new Set(changes.map(({ path }) => path).filter((path) => /^tags\b/.test(path)));
  return changes.filter(({ path }) => !(path.startsWith('tags_all') && tags.has(path.replace('tags_all', 'tags'))));
}

/** Those of a replacement that say something: all but computed attributes, which every new object gets anew. */
export function replacedChanges(item: Item, redaction: Redaction): readonly AttributeChange[] {
  const forced = new Set(forcedBy(item.change));
  return visibleChanges(item, redaction).filter(({ path, after }) => after.kind !== 'unknown' || forced.has(path));
}
