import type { Redaction } from '../redact/redaction';
import { changeLines } from './change-lines';
import { diffBlock } from './diff-block';
import { grouped } from './grouped';
import type { Item } from './item';
import type { Section } from './section';
import { visibleChanges } from './visible-changes';
import { besides, headline, originLines } from './wording';

/** New objects with all that is known of them: for the job summary, where there is room. */
export function createDetailsSection(items: readonly Item[], redaction: Redaction): Section {
  const created = grouped(
    items.filter(({ kind }) => kind === 'create'),
    ({ groupKey }) => groupKey,
  );
  const known = (item: Item): ReturnType<typeof visibleChanges> =>
    visibleChanges(item, redaction).filter(({ after }) => after.kind !== 'unknown');
  return {
    title: 'New objects in full',
    only: 'summary',
    folded: true,
    blocks: created.map((group) => (detail) => {
      const diff = diffBlock(
        group.all.map((item) => ({ stack: item.stack, lines: changeLines(known(item)) })),
        detail,
      );
      return [headline('Create', group), ...besides(group.first), ...originLines(group.first), ...diff].join('\n');
    }),
  };
}
