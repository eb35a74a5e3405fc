import { limited } from './change-lines';
import { fenced, visible } from './escape';
import type { Detail } from './section';

/** Lines of a diff in one stack. */
export interface StackLines {
  readonly stack: string;
  readonly lines: readonly string[];
}

/** A block of code with what all stacks have in common, and what each has of its own. Empty where nothing changes. */
export function diffBlock(stacks: readonly StackLines[], detail: Detail): readonly string[] {
  const [first, ...rest] = stacks;
  if (first === undefined) return [];
  const common = first.lines.filter((line) => rest.every((other) => other.lines.includes(line)));
  const own = stacks.flatMap(({ stack, lines: all }) => {
    const different = all.filter((line) => !common.includes(line));
    return different.length === 0 ? [] : [...(rest.length === 0 ? [] : [`# ${visible(stack)} only`]), ...different];
  });
  const shown = limited(rest.length === 0 ? first.lines : [...common, ...own], detail);
  return shown.length === 0 ? [] : ['', fenced(shown, 'diff')];
}

/** Whether all stacks have the same lines. */
export function isOne([first, ...rest]: readonly StackLines[]): boolean {
  return rest.every(({ lines }) => lines.join('\n') === first?.lines.join('\n'));
}
