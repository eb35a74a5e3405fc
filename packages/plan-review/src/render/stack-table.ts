import { upstreamOf } from '../changes/upstream';
import { standing } from '../states/forgotten-state';
import { countItems } from './count-items';
import { codeCell } from './escape';
import { type Following, followingStacks } from './follows';
import { type Item, planOf } from './item';
import { changedOutputs } from './output-section';
import type { StackReview } from './review-input';
import type { Section } from './section';
import { counted } from './wording';

/** Room for the rows of stacks, in UTF-16 units; a review of more stacks is told by its counts. */
const roomForTable = 15_000;

/** What each stack does, in numbers, and which of them wait, failed or are provisional. */
export function stackTable(items: readonly Item[], stacks: readonly StackReview[]): Section {
  const following = followingStacks(stacks, items);
  const quiet = stacks.length === 1 && stacks.every((stack) => planOf(stack) !== undefined);
  return { title: 'Stacks', folded: true, blocks: quiet ? [] : [() => table(items, stacks, following).join('\n')] };
}

function table(
  items: readonly Item[],
  stacks: readonly StackReview[],
  following: readonly Following[],
): readonly string[] {
  const byStack = new Map(stacks.map(({ name }) => [name, [] as Item[]]));
  for (const item of items) byStack.get(item.stack)?.push(item);
  const changing = new Set(stacks.filter((stack) => changedOutputs(stack).length > 0).map(({ name }) => name));
  const rows = firstRows(
    stacks.map((stack) => () => row(stack, byStack.get(stack.name) ?? [], { changing, following })),
  );
  const more = stacks.length > rows.length ? [`| and ${stacks.length - rows.length} more stacks | | | | | | |`] : [];
  return [
    '| stack | destroy | replace | update | create | other | |',
    '|---|--:|--:|--:|--:|--:|---|',
    ...rows,
    ...more,
  ];
}

/** What other stacks of the review do to one. */
interface Upstream {
  /** Names of those whose outputs change. */
  readonly changing: ReadonlySet<string>;
  readonly following: readonly Following[];
}

function firstRows(all: readonly (() => string)[]): readonly string[] {
  const rows: string[] = [];
  let room = roomForTable;
  for (const write of all) {
    const text = write();
    room -= text.length;
    if (room < 0) break;
    rows.push(text);
  }
  return rows;
}

function row(stack: StackReview, items: readonly Item[], upstream: Upstream): string {
  const counts = countItems(items, [], []);
  const { destroy, replace, update, create } = counts;
  const other = items.filter(
    ({ kind }) => kind === 'forget' || kind === 'move' || kind === 'import' || kind === 'other',
  ).length;
  const cells =
    planOf(stack) === undefined
      ? ['', '', '', '', '']
      : [destroy, replace, update, create, other].map((count) => (count === 0 ? '' : `${count}`));
  return `| ${[codeCell(stack.name), ...cells, note(stack, items, upstream)].join(' | ')} |`;
}

function note(stack: StackReview, items: readonly Item[], { changing, following }: Upstream): string {
  const { result } = stack;
  if ('failed' in result) return '**not planned: failed**';
  if ('forgotten' in result) return forgottenNote(standing(result.forgotten));
  if ('waitingFor' in result) return `waiting for ${result.waitingFor.slice(0, 5).map(codeCell).join(', ')}`;
  const followed = following.filter((one) => one.stack === stack.name).map((one) => one.upstream);
  const upstream = upstreamOf(stack.configuration).filter((name) => changing.has(name) && !followed.includes(name));
  const notes = [
    ...(items.length === 0 && changedOutputs(stack).length === 0
      ? [followed.length > 0 ? 'no changes yet' : 'no changes']
      : []),
    ...(followed.length > 0 ? [`**follows ${followed.map(codeCell).join(', ')}, which replaces what it reads**`] : []),
    ...(upstream.length > 0 ? [`provisional: outputs of ${upstream.slice(0, 5).map(codeCell).join(', ')} change`] : []),
    ...(result.plan.actions === undefined ? [] : [counted(result.plan.actions.length, 'action')]),
    ...(result.plan.complete ? [] : ['incomplete: more changes follow in a later plan']),
  ];
  return notes.join('; ');
}

function forgottenNote(count: number): string {
  if (count === 0) return 'no longer in the code, and nothing of it stands';
  return `**no longer in the code: ${counted(count, 'object stands', 'objects stand')}**`;
}
