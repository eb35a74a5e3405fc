import { isRenewed } from '../consequences/loss-consequences';
import type { Redaction } from '../redact/redaction';
import { alike } from './alike';
import { diffBlock, isOne } from './diff-block';
import type { Item } from './item';
import { itemDiff } from './item-diff';
import type { Section } from './section';
import { alikeHeadline, besides, originLines } from './wording';

/** What is changed in place, attribute by attribute; the same of several objects once. What only gets another name stands here too. */
export function updateSection(items: readonly Item[], redaction: Redaction): Section {
  const lines = (all: readonly Item[]) => all.map((item) => ({ stack: item.stack, lines: itemDiff(item, redaction) }));
  const updates = alike(
    items.filter((item) => item.kind === 'update' || isRenewed(item)),
    ({ all, first }) => JSON.stringify([lines(all), besides(first)]),
  );
  return {
    title: 'Changed',
    blocks: updates.map((group) => (detail) => {
      const { first } = group.first;
      const diff = diffBlock(lines(group.first.all), detail);
      const nothing = diff.length === 0 ? ['- Nothing that can be shown differs: order or layout of a text'] : [];
      const origin = group.all.length === 1 ? originLines(first) : [];
      const verb = first.kind === 'replace' ? 'Renew' : 'Update';
      return [
        alikeHeadline(verb, group, detail, isOne(lines(group.first.all))),
        ...besides(first),
        ...origin,
        ...nothing,
        ...diff,
      ].join('\n');
    }),
  };
}
