import { concernsRights, isGrant, watchedAttributes } from '../changes/exposure';
import { statementsOf } from '../consequences/rights-consequences';
import { isOpening } from '../exposure/is-opening';
import type { Redaction } from '../redact/redaction';
import { changeLines, limited } from './change-lines';
import { cut, fenced, visible } from './escape';
import { type Group, grouped } from './grouped';
import type { Item } from './item';
import type { Section } from './section';
import { visibleChanges } from './visible-changes';
import { headline, originLines } from './wording';

/** What a new object gives. */
interface Rights {
  readonly item: Item;
  readonly lines: readonly string[];
}

/** Who may do or reach what by new objects: statements of policies, rules of security groups, public endpoints. Those of others are in their diffs. */
export function rightsSection(items: readonly Item[], redaction: Redaction): Section {
  const rights = items
    .filter((item) => item.kind === 'create' && concernsRights(item.change))
    .map((item) => ({ item, lines: linesOf(item, redaction) }))
    .filter(({ lines }) => lines.length > 0);
  const groups = grouped(rights, ({ item, lines }) =>
    [item.groupKey, ...lines.map((line) => withoutPlace(line, item))].join('\n'),
  );
  return {
    title: 'Rights that come with new objects',
    folded: true,
    blocks: groups.map((group) => (detail) => blockOf(group, detail)),
  };
}

/** A line without the names of its app and region, in which the same right of two apps differs. */
function withoutPlace(line: string, { app }: Item): string {
  return (app === undefined ? line : line.replaceAll(app, '<app>')).replace(/\b[a-z]{2}(?:-[a-z]+)+-\d\b/g, '<region>');
}

function blockOf({ first, all }: Group<Rights>, detail: 'comment' | 'summary'): string {
  const differ = all.some(({ lines }) => lines.join('\n') !== first.lines.join('\n'));
  const head = headline('New', { first: first.item, all: all.map(({ item }) => item) }, !differ);
  const own = differ ? ['- Each with the names of its own app and region; here those of the first'] : [];
  return [head, ...originLines(first.item), ...own, '', fenced(limited(first.lines, detail), 'diff')].join('\n');
}

/** What it grants as far as it is known, or else what it opens. */
function linesOf(item: Item, redaction: Redaction): readonly string[] {
  const { type } = item.change;
  const watched = watchedAttributes(type);
  const attributes =
    watched === undefined ? [] : visibleChanges(item, redaction).filter(({ path }) => watched.test(path));
  const openings = attributes.filter((one) => isOpening(type, one));
  const others = isGrant(type)
    ? attributes.filter((one) => one.after.kind !== 'unknown' && !openings.includes(one))
    : [];
  return [
    ...changeLines(openings).map((line) => `${line}  # open to everybody`),
    ...changeLines(others),
    ...statementsOf(item, redaction).map(
      ({ sign, attribute, statement, width }) =>
        `${sign} ${visible(attribute)}: ${cut(visible(statement), 400)}${width === undefined ? '' : '  # wide'}`,
    ),
  ];
}
