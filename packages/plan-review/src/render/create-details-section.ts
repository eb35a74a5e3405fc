import type { Redaction } from '../redact/redaction';
import { changeLines } from './change-lines';
import { diffBlock, isOne } from './diff-block';
import { type Group, grouped } from './grouped';
import type { Item } from './item';
import type { Block, Section } from './section';
import { visibleChanges } from './visible-changes';
import { besides, headline, originLines } from './wording';

/** New objects with all that is known of them: for the job summary, where there is room. */
export function createDetailsSection(items: readonly Item[], redaction: Redaction): Section {
  return {
    title: 'New objects in full',
    only: 'summary',
    folded: true,
    get blocks() {
      const created = items.filter(({ kind }) => kind === 'create');
      return grouped(created, ({ groupKey }) => groupKey).map((group) => blockOf(group, redaction));
    },
  };
}

function blockOf({ first, all }: Group<Item>, redaction: Redaction): Block {
  const known = (item: Item) => visibleChanges(item, redaction).filter(({ after }) => after.kind !== 'unknown');
  return (detail) => {
    const lines = all.map((item) => ({ stack: item.stack, lines: changeLines(known(item)) }));
    const said = [...besides(first), ...originLines(first), ...diffBlock(lines, detail)];
    return [headline('Create', { first, all }, isOne(lines)), ...said].join('\n');
  };
}
