import { isOpening, watchedAttributes } from '../changes/exposure';
import { statementChanges } from '../changes/statements';
import { isObject } from '../plan/json';
import type { Redaction } from '../redact/redaction';
import { changeLines, limited } from './change-lines';
import { cut, fenced, visible } from './escape';
import { grouped } from './grouped';
import type { Item } from './item';
import type { Section } from './section';
import { visibleChanges } from './visible-changes';
import { headline, originLines } from './wording';

/** What a change does to rights and exposure. */
interface Rights {
  readonly item: Item;
  readonly lines: readonly string[];
  /** How many of the lines let everybody in, or allow everything. */
  readonly wide: number;
}

/** Who may do or reach more or less than before: statements of policies, rules of security groups, public endpoints. What opens to everybody first. */
export function rightsSection(items: readonly Item[], redaction: Redaction): Section {
  const rights = items.filter(concernsRights).map((item) => rightsOf(item, redaction)).filter(({ lines }) => lines.length > 0);
  const groups = grouped(rights, ({ item, lines }) => [item.groupKey, ...lines].join('\n'));
  return {
    title: 'Rights and exposure',
    folded: groups.length > 20 && groups.every(({ first }) => first.wide === 0),
    blocks: [...groups]
      .sort((one, other) => other.first.wide - one.first.wide)
      .map(({ first, all }) => (detail) => {
        const head = headline(first.wide > 0 ? 'Opens' : 'Changes', { first: first.item, all: all.map(({ item }) => item) });
        return [head, ...originLines(first.item), '', fenced(limited(first.lines, detail), 'diff')].join('\n');
      }),
  };
}

function concernsRights({ kind, change }: Item): boolean {
  if (kind !== 'create' && kind !== 'update' && kind !== 'replace' && kind !== 'destroy') return false;
  return watchedAttributes(change.type) !== undefined || [change.change.before, change.change.after].some(hasPolicy);
}

function hasPolicy(value: unknown): boolean {
  return isObject(value) && Object.values(value).some((one) => typeof one === 'string' && one.includes('"Statement"'));
}

function rightsOf(item: Item, redaction: Redaction): Rights {
  const { type, change } = item.change;
  const statements = statementChanges(type, change, redaction);
  const watched = watchedAttributes(type);
  const attributes = watched === undefined ? [] : visibleChanges(item, redaction).filter(({ path }) => watched.test(path));
  const shown = item.kind === 'create' ? attributes.filter(({ after }) => after.kind !== 'unknown') : attributes;
  const openings = shown.filter(isOpening);
  return {
    item,
    wide: openings.length + statements.filter(({ wide }) => wide).length,
    lines: [
      ...changeLines(openings).map((line) => `${line}  # open to everybody`),
      ...changeLines(shown.filter((one) => !openings.includes(one))),
      ...statements.map(({ sign, attribute, statement, wide }) => `${sign} ${visible(attribute)}: ${cut(visible(statement), 400)}${wide ? '  # wide' : ''}`),
    ],
  };
}
