import type { AttributeChange } from '../changes/attribute-change';
import { statementsOf } from '../consequences/rights-consequences';
import { isOpening } from '../exposure/is-opening';
import type { Width } from '../exposure/wide-statement';
import type { Redaction } from '../redact/redaction';
import { changeLines } from './change-lines';
import { cut, visible } from './escape';
import type { Item } from './item';
import { changesBut, isTelling } from './visible-changes';

const marks: Readonly<Record<Width, string>> = {
  everybody: '  # everybody',
  everything: '  # everything may be done',
  writes: '  # on anything',
};

/**
 * What a change does to an object, as lines of a diff: policies by their statements, all else by attributes, with a mark at what opens something.
 *
 * @param but paths that are left out; the same for an item every time
 */
export function itemDiff(item: Item, redaction: Redaction, but?: RegExp): readonly string[] {
  return (item.told.lines ??= linesOf(item, redaction, but));
}

function linesOf(item: Item, redaction: Redaction, but?: RegExp): readonly string[] {
  const statements = statementsOf(item, redaction);
  const policies = new Set(statements.map(({ attribute }) => attribute));
  const others = changesBut(item, redaction, policies).filter(
    (one) => isTelling(item, one) && but?.test(one.path) !== true,
  );
  return [
    ...others.flatMap((change) => marked(change, item.change.type)),
    ...statements.map(
      ({ sign, attribute, statement, width }) =>
        `${sign} ${visible(attribute)}: ${cut(visible(statement), 400)}${width === undefined ? '' : marks[width]}`,
    ),
  ];
}

function marked(change: AttributeChange, type: string): readonly string[] {
  const lines = changeLines([change]);
  return isOpening(type, change)
    ? lines.map((line) => (line.startsWith('-') ? line : `${line}  # open to everybody`))
    : lines;
}
