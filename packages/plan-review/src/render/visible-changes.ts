import type { AttributeChange } from '../changes/attribute-change';
import { attributeChanges } from '../changes/attribute-changes';
import { forcedBy } from '../changes/replace-cause';
import type { Redaction } from '../redact/redaction';
import type { Item } from './item';

/** What was compared before: the same item is shown in several places. Items are made anew for each review. */
const compared = new WeakMap<Item, readonly AttributeChange[]>();

/** Attribute changes of an item, without what repeats others: `tags_all` beside `tags`, and what helm notes about a release. */
export function visibleChanges(item: Item, redaction: Redaction): readonly AttributeChange[] {
  const known = compared.get(item);
  if (known !== undefined) return known;
  const changes = withoutRepetition(item, redaction);
  compared.set(item, changes);
  return changes;
}

function withoutRepetition({ change }: Item, redaction: Redaction): readonly AttributeChange[] {
  const changes = attributeChanges(change.type, change.change, redaction);
  const tags = new Set(changes.map(({ path }) => path).filter((path) => /^tags\b/.test(path)));
  return changes.filter(
    ({ path }) =>
      !(change.type === 'helm_release' && /^(?:metadata|manifest|resources|status)\b/.test(path)) &&
      !(path.startsWith('tags_all') && tags.has(path.replace('tags_all', 'tags'))),
  );
}

/** Those of a replacement that say something: all but computed attributes, which every new object gets anew. */
export function replacedChanges(item: Item, redaction: Redaction): readonly AttributeChange[] {
  const forced = new Set(forcedBy(item.change));
  return visibleChanges(item, redaction).filter(({ path, after }) => after.kind !== 'unknown' || forced.has(path));
}
