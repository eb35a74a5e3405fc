import { upstreamOf } from '../changes/upstream';
import { standing } from '../states/forgotten-state';
import { codeCell } from './escape';
import { countItems } from './count-items';
import type { Following } from './follows';
import { type Item, planOf } from './item';
import { changedOutputs } from './output-section';
import type { ReviewCounts, Verdict } from './review';
import type { StackReview } from './review-input';
import { counted } from './wording';

/** Room for the rows of stacks, in UTF-16 units; a review of more stacks is told by its counts. */
const ROOM = 15_000;

const TITLES: Readonly<Record<Verdict, string>> = {
  fail: 'do not apply this yet',
  danger: 'destroys or replaces',
  care: 'read with care',
  routine: 'routine changes',
  none: 'no changes',
};

/** What a head is made of. */
export interface HeadInput {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly counts: ReviewCounts;
  readonly items: readonly Item[];
  readonly stacks: readonly StackReview[];
  readonly following: readonly Following[];
}

/** Verdict, counts and the table of stacks: what a reviewer reads first, and always in full. */
export function head({ verdict, reasons, counts, items, stacks, following }: HeadInput): string {
  return [
    `## Plan: ${TITLES[verdict]}`,
    '',
    `**${countsInWords(counts)}**, in ${counted(stacks.length, 'stack')}.`,
    ...(reasons.length === 0 ? [] : ['', ...reasons.map((reason) => `- ${reason}`)]),
    '',
    ...table(items, stacks, following),
  ].join('\n');
}

function countsInWords({
  create,
  update,
  replace,
  destroy,
  forget,
  move,
  import: imported,
  drift,
  outputs,
}: ReviewCounts): string {
  const parts: readonly (readonly [number, string])[] = [
    [destroy, 'to destroy'],
    [replace, 'to replace'],
    [update, 'to update'],
    [create, 'to create'],
    [forget, 'to forget'],
    [move, 'to move'],
    [imported, 'to import'],
    [drift, 'drifted'],
    [outputs, outputs === 1 ? 'output' : 'outputs'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? 'Nothing to change' : said.join(', ');
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
  let room = ROOM;
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
    ...(result.plan.complete ? [] : ['incomplete: more changes follow in a later plan']),
  ];
  return notes.join('; ');
}

function forgottenNote(count: number): string {
  if (count === 0) return 'no longer in the code, and nothing of it stands';
  return `**no longer in the code: ${counted(count, 'object stands', 'objects stand')}**`;
}
