import type { AttributeChange, Shown } from '../changes/attribute-change';
import { isList, isObject, type Json } from '../plan/json';
import { cut, visible } from './escape';
import type { Detail } from './section';
import { textDiff } from './text-diff';

const width = 160;
const mostLines = { comment: 40, summary: 300 } as const;

/** Attribute changes as lines of a `diff` block: `+` new, `-` gone, `!` changed. */
export function changeLines(changes: readonly AttributeChange[]): readonly string[] {
  return changes.flatMap(linesOf);
}

/** At most so many lines as there is room for, and how many there are besides. */
export function limited(lines: readonly string[], detail: Detail): readonly string[] {
  const most = mostLines[detail];
  if (lines.length <= most) return lines;
  const rest = lines.length - most + 1;
  return [...lines.slice(0, most - 1), `# and ${rest} more lines${detail === 'comment' ? ', in the job summary' : ''}`];
}

function linesOf({ path, before, after }: AttributeChange): readonly string[] {
  const place = cut(visible(path), width);
  if (before.kind === 'hidden' || after.kind === 'hidden') return [hiddenLine(place, before, after)];
  if (before.kind === 'absent') return whole('+', place, after);
  if (after.kind === 'absent') return whole('-', place, before);
  return both(place, before, after);
}

function hiddenLine(place: string, before: Shown, after: Shown): string {
  if (before.kind === 'absent') return `+ ${place}: set (hidden)`;
  if (after.kind === 'absent') return `- ${place}: removed (hidden)`;
  return `! ${place}: changed (hidden)`;
}

function both(place: string, before: Shown, after: Shown): readonly string[] {
  const diff = before.kind === 'value' && after.kind === 'value' ? textDiff(before.value, after.value) : undefined;
  if (diff !== undefined) return [`! ${place}:`, ...diff.map((line) => cut(visible(line), width))];
  const [old, fresh] = [textOf(before), textOf(after)];
  if (place.length + old.length + fresh.length < 120) return [`! ${place}: ${old} -> ${fresh}`];
  return [`- ${place} = ${old}`, `+ ${place} = ${fresh}`];
}

/** A value that is there on one side only; a large one in several lines. */
function whole(sign: '+' | '-', place: string, shown: Shown): readonly string[] {
  if (shown.kind !== 'value' || JSON.stringify(shown.value).length <= width)
    return [`${sign} ${place} = ${textOf(shown)}`];
  return leaves(shown.value, place).map(
    ([path, value]) => `${sign} ${cut(visible(path), width)} = ${textOf({ kind: 'value', value })}`,
  );
}

function leaves(value: Json, path: string): readonly (readonly [string, Json])[] {
  if (isList(value) && value.length > 0)
    return value.flatMap((entry, index) =>
      leaves(entry, value.length === 1 && isObject(entry) ? path : `${path}[${index}]`),
    );
  if (isObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, entry]) => leaves(entry ?? null, `${path}.${key}`));
  return [[path, value]];
}

function textOf(shown: Shown): string {
  if (shown.kind === 'unknown') return '(known after apply)';
  return shown.kind === 'value' ? cut(visible(JSON.stringify(shown.value)), width) : '(none)';
}
