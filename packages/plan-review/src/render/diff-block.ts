import type { AttributeChange } from '../changes/attribute-change';
import { changeLines, limited } from './change-lines';
import { fenced, visible } from './escape';
import type { Detail } from './section';

/** Attribute changes in one stack. */
export interface StackChanges {
  readonly stack: string;
  readonly changes: readonly AttributeChange[];
}

/** A block of code with what all stacks have in common, and what each has of its own. Empty where nothing changes. */
export function diffBlock(stacks: readonly StackChanges[], detail: Detail): readonly string[] {
  const lines = stacks.map(({ stack, changes }) => ({ stack, lines: changeLines(changes) }));
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const common = first.lines.filter((line) => rest.every((other) => other.lines.includes(line)));
  const own = lines.flatMap(({ stack, lines: all }) => {
    const different = all.filter((line) => !common.includes(line));
    return different.length === 0 ? [] : [...(rest.length === 0 ? [] : [`# ${visible(stack)} only`]), ...different];
  });
  const shown = limited(rest.length === 0 ? first.lines : [...common, ...own], detail);
  return shown.length === 0 ? [] : ['', fenced(shown, 'diff')];
}
