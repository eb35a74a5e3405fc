import type { Redaction } from '../redact/redaction';
import { diffBlock, isOne } from './diff-block';
import { grouped } from './grouped';
import type { Item } from './item';
import { itemDiff } from './item-diff';
import type { Section } from './section';
import { headline, originLines } from './wording';

/** Numbers that an autoscaler owns: they are meant to change outside Terraform. */
const ownedPath = /(?:^|\.)desired_(?:capacity|size)$|^spec\.replicas$/;

/** What changed outside Terraform since the last apply. */
export function driftSection(items: readonly Item[], redaction: Redaction): Section {
  return {
    title: 'Changed outside Terraform',
    folded: items.length > 12,
    blocks: grouped(items, ({ groupKey }) => groupKey).map((group) => (detail) => {
      const gone = group.first.kind === 'destroy';
      const lines = (item: Item): readonly string[] => (gone ? [] : itemDiff(item, redaction, ownedPath));
      const all = group.all.map((item) => ({ stack: item.stack, lines: lines(item) }));
      const diff = diffBlock(all, detail);
      const owned =
        diff.length === 0 && !gone ? ['- Only numbers that an autoscaler owns, or the layout of a text'] : [];
      const head = headline(gone ? 'Gone' : 'Drifted', group, isOne(all));
      return [head, ...originLines(group.first), ...owned, ...diff].join('\n');
    }),
  };
}
