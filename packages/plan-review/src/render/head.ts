import { type Consequence, type Topic, topics } from '../consequences/consequence';
import { planOf } from './item';
import type { Judgement } from './judge';
import type { ReviewCounts, Verdict } from './review';
import type { ReviewNote, StackReview } from './review-input';
import { counted, listed } from './wording';

/** What a verdict is called. */
export const titles: Readonly<Record<Verdict, string>> = {
  fail: 'Do not apply this yet',
  danger: 'Danger',
  care: 'Read with care',
  routine: 'Routine',
  none: 'No changes',
};

/** What a topic is called. */
export const labels: Readonly<Record<Topic, string>> = {
  stops: 'Stops',
  lost: 'Lost',
  outside: 'Reached from outside',
  administrators: 'Administrators',
  rights: 'Rights',
  protection: 'Protection',
  weaker: 'Weaker',
  steps: 'More than one step',
  nodes: 'Nodes',
  changes: 'Changes',
};

/** Most clauses on one line. */
const most = 3;

/** What a head is made of. */
export interface HeadInput extends Judgement {
  readonly counts: ReviewCounts;
  readonly stacks: readonly StackReview[];
  readonly consequences: readonly Consequence[];
  readonly notes: readonly ReviewNote[];
}

/**
 * What a reviewer reads in ten seconds, at most 15 lines: the verdict with its one reason, then a line for each thing that is at stake, what it costs, and
 * how much it is. Where nothing changes, three lines.
 */
export function head(input: HeadInput): string {
  const { verdict, consequences, notes, besides, stacks } = input;
  const numbers = countsInWords(input.counts);
  const reason = input.reason ?? numbers;
  if (verdict === 'none') return nothing(stacks);
  const bullets = [
    ...topics.map((topic) =>
      line(
        labels[topic],
        consequences.filter((one) => one.topic === topic).map(({ text }) => text),
      ),
    ),
    ...notes.map(({ short }) => short ?? ''),
    line('Besides', besides),
    `**Plan**: ${numbers}${whereabouts(stacks)}`,
  ].filter((text) => text !== '');
  return [`## ${titles[verdict]}: ${reason}`, '', ...bullets.map((text) => `- ${text}`)].join('\n');
}

/** What was looked at; a stack that left the code and of which nothing stands is no change either. */
function nothing(stacks: readonly StackReview[]): string {
  const gone = stacks.filter(({ result }) => 'forgotten' in result);
  const planned = stacks.filter(({ result }) => !('forgotten' in result));
  const names = (all: readonly StackReview[]): string =>
    listed(
      all.map(({ name }) => name),
      6,
    );
  const said = [
    ...(planned.length > 0 ? [`${counted(planned.length, 'stack')} planned: ${names(planned)}`] : []),
    ...(gone.length > 0 ? [`no longer in the code, and nothing of it stands: ${names(gone)}`] : []),
  ];
  return `## ${titles.none}\n\n${said.join('; ')}`;
}

function line(label: string, clauses: readonly string[]): string {
  if (clauses.length === 0) return '';
  const more = clauses.length > most ? `; and ${clauses.length - most} more` : '';
  return `**${label}**: ${clauses.slice(0, most).join('; ')}${more}`;
}

/** Numbers of what happens, such as `2 to update, 1 to move`. */
export function countsInWords(counts: ReviewCounts): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.destroy, 'to destroy'],
    [counts.replace, 'to replace'],
    [counts.update, 'to update'],
    [counts.create, 'to create'],
    [counts.forget, 'to forget'],
    [counts.move, 'to move'],
    [counts.import, 'to import'],
    [counts.drift, 'drifted'],
    [counts.actions, counts.actions === 1 ? 'action to run' : 'actions to run'],
    [counts.deferred, 'put off'],
    [counts.outputs, counts.outputs === 1 ? 'output' : 'outputs'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? 'no object changes' : said.join(', ');
}

/** In which stacks; those that stay as they are, by their number. */
function whereabouts(stacks: readonly StackReview[]): string {
  const changing = stacks.filter((stack) => isChanging(stack)).map(({ name }) => name);
  const rest = stacks.filter((stack) => planOf(stack) !== undefined).length - changing.length;
  const others = rest > 0 ? `; ${counted(rest, changing.length === 0 ? 'stack' : 'other stack')} unchanged` : '';
  return changing.length === 0 ? others : ` in ${listed(changing, 5)}${others}`;
}

function isChanging(stack: StackReview): boolean {
  const plan = planOf(stack);
  if (plan === undefined) return false;
  const acts = (actions: readonly string[]): boolean => !['no-op', 'read'].includes(actions.join());
  return (
    plan.changes.some(
      (one) => acts(one.change.actions) || one.previousAddress !== undefined || one.change.importing !== undefined,
    ) || plan.outputs.some(({ change }) => acts(change.actions))
  );
}
