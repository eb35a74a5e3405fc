import type { AttributeChange } from '../changes/attribute-change';
import { isGrant, isOpening, watchedAttributes } from '../changes/exposure';
import { statementChanges } from '../changes/statements';
import { isObject } from '../plan/json';
import type { Redaction } from '../redact/redaction';
import { changeLines, limited } from './change-lines';
import { cut, fenced, visible } from './escape';
import { type Group, grouped } from './grouped';
import type { Item } from './item';
import type { Block, Section } from './section';
import { visibleChanges } from './visible-changes';
import { headline, originLines } from './wording';

/** What a change does to rights and exposure. */
interface Rights {
  readonly item: Item;
  readonly lines: readonly string[];
  /** How many of the lines let everybody in, or allow everything. */
  readonly wide: number;
}

/** Sections on rights, and what they say in numbers. */
export interface RightsSections {
  /** What existing objects gain or lose, and everything that opens to everybody. */
  readonly changed: Section;
  /** What comes with new objects. */
  readonly granted: Section;
  readonly changes: number;
  /** How many of the changes let everybody in, or allow everything. */
  readonly wide: number;
}

/** Who may do or reach more or less than before: statements of policies, rules of security groups, public endpoints. */
export function rightsSections(items: readonly Item[], redaction: Redaction): RightsSections {
  const rights = items
    .filter(concernsRights)
    .map((item) => rightsOf(item, redaction))
    .filter(({ lines }) => lines.length > 0);
  const groups = grouped(rights, ({ item, lines }) =>
    [item.groupKey, ...lines.map((line) => withoutPlace(line, item))].join('\n'),
  );
  const isNew = ({ first }: Group<Rights>): boolean => first.item.kind === 'create' && first.wide === 0;
  const changed = groups.filter((group) => !isNew(group)).sort((one, other) => other.first.wide - one.first.wide);
  return {
    changed: { title: 'Rights and exposure', blocks: changed.map(blockOf) },
    granted: { title: 'Rights that come with new objects', folded: true, blocks: groups.filter(isNew).map(blockOf) },
    changes: groups.length,
    wide: groups.filter(({ first }) => first.wide > 0).length,
  };
}

/** A line without the names of its app and region, in which the same right of two apps differs. */
function withoutPlace(line: string, { app }: Item): string {
  return (app === undefined ? line : line.replaceAll(app, '<app>')).replace(/\b[a-z]{2}(?:-[a-z]+)+-\d\b/g, '<region>');
}

function blockOf({ first, all }: Group<Rights>): Block {
  const verb = first.wide > 0 ? 'Opens' : first.item.kind === 'create' ? 'New' : 'Changes';
  return (detail) => {
    const head = headline(verb, { first: first.item, all: all.map(({ item }) => item) });
    const differ = all.some(({ lines }) => lines.join('\n') !== first.lines.join('\n'));
    const own = differ ? ['- Each with the names of its own app and region; here those of the first'] : [];
    return [head, ...originLines(first.item), ...own, '', fenced(limited(first.lines, detail), 'diff')].join('\n');
  };
}

function concernsRights({ kind, change }: Item): boolean {
  if (kind !== 'create' && kind !== 'update' && kind !== 'replace' && kind !== 'destroy') return false;
  const { before, after } = change.change;
  return (
    watchedAttributes(change.type) !== undefined || /_policy$/.test(change.type) || [before, after].some(hasPolicy)
  );
}

function hasPolicy(value: unknown): boolean {
  return isObject(value) && Object.values(value).some((one) => typeof one === 'string' && one.includes('"Statement"'));
}

function rightsOf(item: Item, redaction: Redaction): Rights {
  const { type, change } = item.change;
  const statements = statementChanges(type, change, redaction);
  const watched = watchedAttributes(type);
  const attributes =
    watched === undefined ? [] : visibleChanges(item, redaction).filter(({ path }) => watched.test(path));
  const openings = attributes.filter((one) => isOpening(type, one));
  const shown = item.kind === 'create' ? newly(attributes, openings, type) : attributes;
  return {
    item,
    wide: openings.length + statements.filter(({ wide }) => wide).length,
    lines: [
      ...changeLines(openings).map((line) => `${line}  # open to everybody`),
      ...changeLines(shown.filter((one) => !openings.includes(one))),
      ...statements.map(
        ({ sign, attribute, statement, wide }) =>
          `${sign} ${visible(attribute)}: ${cut(visible(statement), 400)}${wide ? '  # wide' : ''}`,
      ),
    ],
  };
}

/** What is worth a word about a new object: what it grants as far as it is known, or else what it opens. */
function newly(
  attributes: readonly AttributeChange[],
  openings: readonly AttributeChange[],
  type: string,
): readonly AttributeChange[] {
  return isGrant(type) ? attributes.filter(({ after }) => after.kind !== 'unknown') : openings;
}
