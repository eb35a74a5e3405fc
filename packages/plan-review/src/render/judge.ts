import { canaryProblems } from '../changes/canary-problems';
import { heldObjects } from '../changes/held';
import { noSuchStepKinds } from '../changes/no-such-steps';
import type { Consequence } from '../consequences/consequence';
import { kindsIn } from './count-items';
import type { Item } from './item';
import { plannedStacks, planOf } from './item';
import type { Verdict } from './review';
import type { ReviewNote, StackReview } from './review-input';
import { counted } from './wording';

/** A verdict, with the one reason for it. */
export interface Judgement {
  readonly verdict: Verdict;
  /** One clause in Markdown; undefined where nothing changes. */
  readonly reason: string | undefined;
  /** What must be mended or looked at besides consequences, the most serious first. */
  readonly besides: readonly string[];
}

/** What a review is judged by. */
export interface Judged {
  readonly stacks: readonly StackReview[];
  readonly items: readonly Item[];
  readonly drift: readonly Item[];
  /** The worst first. */
  readonly consequences: readonly Consequence[];
  readonly notes: readonly ReviewNote[];
}

type Reason = readonly [verdict: Verdict, text: string];

/** Judges a review by its most serious part. */
export function judge(judged: Judged): Judgement {
  const { items, stacks, consequences } = judged;
  const [failing, careful] = [failures(stacks), cares(judged)];
  const worst = consequences[0];
  const said: readonly Reason[] = [
    ...failing,
    ...(worst?.severity === 'danger' ? [['danger', worst.text] as const] : []),
    ...(worst?.severity === 'care' ? [['care', worst.text] as const] : []),
    ...careful,
  ];
  const changes = items.length > 0 || stacks.some(changesOutputs);
  const [first] = said;
  const besides = [...failing, ...careful].filter((one) => one !== first).map(([, text]) => text);
  if (first !== undefined) return { verdict: first[0], reason: first[1], besides };
  if (!changes) return { verdict: 'none', reason: undefined, besides };
  return { verdict: 'routine', reason: consequences.find(({ topic }) => topic === 'changes')?.text, besides };
}

function changesOutputs(stack: StackReview): boolean {
  return (planOf(stack)?.outputs ?? []).some(({ change }) => change.actions.join() !== 'no-op');
}

/** How many there are of something, and how that is said. */
type Count = readonly [number, (count: number) => string];

function failures(stacks: readonly StackReview[]): readonly Reason[] {
  const plans = stacks.flatMap((stack) => planOf(stack) ?? []);
  const errors = stacks.flatMap(({ findings = [] }) => findings).filter(({ severity }) => severity === 'error');
  const counts: readonly Count[] = [
    [
      stacks.filter(({ result }) => 'failed' in result).length,
      (count) => `${counted(count, 'stack')} could not be planned`,
    ],
    [plans.flatMap(canaryProblems).length, (count) => `${counted(count, 'canary step')} in the wrong order`],
    [heldObjects(plannedStacks(stacks)).length, (count) => `${counted(count, 'object')} destroyed while still in use`],
    ...noSuchStepKinds.map(({ stepsOf, one, why }): Count => [
      plans.flatMap(stepsOf).length,
      (count) => `${counted(count, one)} ${why}`,
    ]),
    [plans.flatMap(({ failedChecks }) => failedChecks).length, (count) => `${counted(count, 'check')} not passed`],
    [errors.length, (count) => counted(count, 'guardrail error')],
  ];
  return counts.flatMap(([count, text]) => some('fail', count, text(count)));
}

function some(verdict: Verdict, count: number, text: string): readonly Reason[] {
  return count > 0 ? [[verdict, text]] : [];
}

/** What plans do not show: what is put off, and what providers do when they are asked to act. */
function unfinished(stacks: readonly StackReview[]): readonly Reason[] {
  const plans = stacks.flatMap((stack) => planOf(stack) ?? []);
  const incomplete = plans.filter(({ complete, deferred }) => !complete && deferred === undefined).length;
  const actions = plans.flatMap((plan) => plan.actions ?? []);
  const runs = actions.filter(({ deferred }) => deferred === undefined).length;
  const putOff = plans.flatMap((plan) => plan.deferred ?? []).length + actions.length - runs;
  return [
    ...some('care', incomplete, `${counted(incomplete, 'plan')} incomplete: more changes follow in a later plan`),
    ...some('care', runs, `${counted(runs, 'action runs', 'actions run')}: what they do is in no plan`),
    ...some('care', putOff, `${counted(putOff, 'change')} put off to a later plan`),
  ];
}

function cares({ stacks, items, drift, notes }: Judged): readonly Reason[] {
  const warnings = stacks
    .flatMap(({ findings = [] }) => findings)
    .filter(({ severity }) => severity === 'warning').length;
  const numbers = kindsIn(items);
  const count = (kind: Item['kind']): number => numbers.get(kind) ?? 0;
  const renamed = items.filter(({ rename }) => rename !== undefined && rename.named === undefined).length;
  const waiting = stacks.filter(({ result }) => 'waitingFor' in result).length;

  return [
    ...some(
      'care',
      renamed,
      `${counted(renamed, 'object')} only ${renamed === 1 ? 'looks' : 'look'} renamed, and can be kept`,
    ),
    ...some('care', waiting, `${counted(waiting, 'stack')} not planned yet: waiting for others`),
    ...unfinished(stacks),
    ...notes.flatMap(({ concern }) => (concern === undefined ? [] : [['care', concern] as const])),
    ...some('care', warnings, counted(warnings, 'guardrail warning')),
    ...some(
      'care',
      count('forget'),
      `${counted(count('forget'), 'object')} forgotten: ${count('forget') === 1 ? 'it stays' : 'they stay'}, and nobody looks after ${count('forget') === 1 ? 'it' : 'them'}`,
    ),
    ...some('care', count('deposed'), `${counted(count('deposed'), 'leftover')} of an earlier replacement destroyed`),
    ...some('care', count('other'), `${counted(count('other'), 'action')} that this review does not know`),
    ...some('care', drift.length, `${counted(drift.length, 'object')} changed outside Terraform`),
  ];
}
