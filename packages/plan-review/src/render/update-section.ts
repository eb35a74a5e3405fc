import type { Redaction } from '../redact/redaction';
import { diffBlock } from './diff-block';
import { grouped } from './grouped';
import type { Item } from './item';
import type { Section } from './section';
import { visibleChanges } from './visible-changes';
import { besides, headline, originLines } from './wording';

/** From so many on, updates are folded. */
const MANY = 12;

/** What is changed in place, attribute by attribute. */
export function updateSection(items: readonly Item[], redaction: Redaction): Section {
  const updates = grouped(
    items.filter(({ kind }) => kind === 'update'),
    ({ groupKey }) => groupKey,
  );
  return {
    title: 'Updated in place',
    folded: updates.length >= MANY,
    blocks: updates.map((group) => (detail) => {
      const stacks = group.all.map((item) => ({ stack: item.stack, changes: visibleChanges(item, redaction) }));
      const diff = diffBlock(stacks, detail);
      const nothing = diff.length === 0 ? ['- Nothing that can be shown differs: order or layout of a text'] : [];
      return [
        headline('Update', group),
        ...besides(group.first),
        ...originLines(group.first),
        ...nothing,
        ...diff,
      ].join('\n');
    }),
  };
}
