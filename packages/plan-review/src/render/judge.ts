import { canaryProblems } from '../changes/canary-problems';
import { heldObjects } from '../changes/held';
import { stakeOf } from '../changes/stake';
import { versionSteps } from '../changes/version-steps';
import { standing } from '../states/forgotten-state';
import type { Following } from './follows';
import type { Item } from './item';
import { plannedStacks, planOf } from './item';
import type { Verdict } from './review';
import type { StackReview } from './review-input';
import type { RightsSections } from './rights-section';
import { counted } from './wording';

/** A verdict with what led to it, the most serious first, in Markdown. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

type RightsCounts = Pick<RightsSections, 'changes' | 'wide'>;

/** What a review is judged by besides its stacks. */
export interface JudgedParts {
  readonly items: readonly Item[];
  readonly drift: readonly Item[];
  readonly rights: RightsCounts;
  readonly following: readonly Following[];
}

type Reason = readonly [verdict: Verdict, count: number, text: (count: number) => string];

/** Judges a review by its most serious part. */
export function judge(stacks: readonly StackReview[], parts: JudgedParts): Judgement {
  const { items, drift, rights, following } = parts;
  const said = [
    ...failing(stacks),
    ...forgetting(stacks),
    ...losing(items),
    ...followed(following),
    ...careful(stacks, items, drift, rights),
  ].filter(([, count]) => count > 0);
  const hasChanges =
    items.length > 0 ||
    stacks.some((stack) => (planOf(stack)?.outputs ?? []).some(({ change }) => change.actions.join() !== 'no-op'));
  return {
    verdict: said[0]?.[0] ?? (hasChanges ? 'routine' : 'none'),
    reasons: said.map(([, count, text]) => text(count)),
  };
}

function failing(stacks: readonly StackReview[]): readonly Reason[] {
  const plans = stacks.flatMap((stack) => planOf(stack) ?? []);
  const errors = stacks.flatMap(({ findings = [] }) => findings).filter(({ severity }) => severity === 'error');
  return [
    [
      'fail',
      stacks.filter(({ result }) => 'failed' in result).length,
      (count) => `**${counted(count, 'stack')} could not be planned**`,
    ],
    [
      'fail',
      plans.flatMap(canaryProblems).length,
      (count) => `**${counted(count, 'canary step')} in the wrong order**`,
    ],
    [
      'fail',
      heldObjects(plannedStacks(stacks)).length,
      (count) => `**${counted(count, 'object')} destroyed while still in use**`,
    ],
    [
      'fail',
      plans.flatMap(versionSteps).length,
      (count) => `**${counted(count, 'version step')} that EKS does not take**`,
    ],
    [
      'fail',
      plans.flatMap(({ failedChecks }) => failedChecks).length,
      (count) => `**${counted(count, 'check')} not passed**`,
    ],
    ['fail', errors.length, (count) => `**${counted(count, 'guardrail error')}**`],
  ];
}

function forgetting(stacks: readonly StackReview[]): readonly Reason[] {
  const forgotten = stacks.filter(({ result }) => 'forgotten' in result && standing(result.forgotten) > 0).length;
  return [
    [
      'danger',
      forgotten,
      (count) =>
        `**${counted(count, 'deployed stack is', 'deployed stacks are')} no longer in the code, and still ${count === 1 ? 'stands' : 'stand'}**`,
    ],
  ];
}

function losing(items: readonly Item[]): readonly Reason[] {
  const lost = items.filter(({ kind }) => kind === 'destroy' || kind === 'replace');
  const stakes = lost.filter(({ change }) => stakeOf(change.type) !== undefined).length;
  const renamed = lost.filter(({ rename }) => rename !== undefined && rename.named === undefined).length;
  return [
    [
      'danger',
      stakes,
      (count) => `**${counted(count, 'object')} with data, or that others stand on, destroyed or replaced**`,
    ],
    [
      'danger',
      lost.length - stakes,
      (count) => `${counted(count, stakes > 0 ? 'other object' : 'object')} destroyed or replaced`,
    ],
    ['danger', renamed, (count) => `${count} of them only ${count === 1 ? 'looks' : 'look'} renamed, and can be kept`],
  ];
}

function followed(following: readonly Following[]): readonly Reason[] {
  return [
    [
      'danger',
      new Set(following.map(({ stack }) => stack)).size,
      (count) =>
        `**${counted(count, 'stack follows', 'stacks follow')} what is replaced in another, and ${count === 1 ? 'its plan does' : 'their plans do'} not show it**`,
    ],
  ];
}

function careful(
  stacks: readonly StackReview[],
  items: readonly Item[],
  drift: readonly Item[],
  rights: RightsCounts,
): readonly Reason[] {
  const warnings = stacks.flatMap(({ findings = [] }) => findings).filter(({ severity }) => severity === 'warning');
  const left = items.filter(({ kind }) => kind === 'forget' || kind === 'deposed' || kind === 'other').length;
  return [
    [
      'care',
      stacks.filter(({ result }) => 'waitingFor' in result).length,
      (count) => `${counted(count, 'stack')} not planned yet: waiting for others`,
    ],
    [
      'care',
      stacks.filter((stack) => planOf(stack)?.complete === false).length,
      (count) => `${counted(count, 'plan')} incomplete`,
    ],
    [
      'care',
      rights.wide,
      (count) => `**${counted(count, 'object opens', 'objects open')} something to everybody, or to everything**`,
    ],
    ['care', rights.changes, (count) => `${counted(count, 'change')} of rights or exposure`],
    ['care', warnings.length, (count) => counted(count, 'guardrail warning')],
    ['care', left, (count) => `${counted(count, 'object')} forgotten, left over or with unknown actions`],
    ['care', drift.length, (count) => `${counted(count, 'object')} changed outside Terraform`],
  ];
}
