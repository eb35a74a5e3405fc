import type { ReviewCounts } from '@spot-serving/plan-review';

import type { Report } from '../report/report';
import type { LifeRun } from './life-run';
import type { LifeStep } from './life-step';
import type { Verdicts } from './outcome-words';
import type { Refuser, WalkedStack, WalkedStep } from './walked-step';

/** What came of one step. */
export interface StepReport extends Verdicts {
  readonly change: string;
  readonly step: string;
  readonly expected: LifeStep['expected'];
  /** `failed`: it did not end as it was to. `not reached`: a step before it did not. */
  readonly outcome: 'applied' | 'refused' | 'failed' | 'not reached';
  /** Who refused it, before anything was applied. */
  readonly refusedBy: Refuser | null;
  /** What to do first, or what went wrong. */
  readonly words: string | null;
  /** Objects by what happens to them, as the last review counts them. */
  readonly reviewed: ReviewCounts | null;
  /** Stacks that were applied, in order, with what that did; the plan after each was empty. */
  readonly stacks: readonly WalkedStack[];
  readonly seconds: number | null;
  /** Files of the reviews, in the folder of the report. */
  readonly reviews: readonly string[];
}

/** What a walk found: the content of `report.json`, and what `--json` prints. */
export interface LifeReport extends Pick<Report, 'version' | 'app' | 'terraform' | 'seconds' | 'providers'> {
  readonly outcome: 'passed' | 'failed';
  /** The exit code of the command. */
  readonly exitCode: 0 | 1;
  readonly steps: readonly StepReport[];
  /** Why the outcome is `failed`, else null. */
  readonly failure: { readonly change: string; readonly step: string; readonly message: string } | null;
}

/** Puts a walk that ended, well or not, into words and numbers. */
export function buildLifeReport(
  { steps, walked, failure, standIn }: LifeRun,
  about: Pick<LifeReport, 'app' | 'terraform' | 'seconds'>,
): LifeReport {
  const { resources, dataSources } = standIn.served;
  const open = steps.slice(walked.length).map((step, at) => openStep(step, at === 0 ? failure?.detail : undefined));
  return {
    version: 1,
    ...about,
    ...(failure === undefined ? { outcome: 'passed', exitCode: 0 } : { outcome: 'failed', exitCode: 1 }),
    providers: { kind: 'offline stand-in', resources, dataSources, withoutForceNew: standIn.withoutForceNew },
    steps: [...walked.map(walkedStep), ...open],
    failure: failure === undefined ? null : { change: failure.change, step: failure.step, message: failure.detail },
  };
}

/** The reviews of a step, by the files that they are in. */
export function reviewFiles({ review, atApply }: WalkedStep, at: number): ReadonlyMap<string, string> {
  const name = `reviews/${`${at}`.padStart(3, '0')}`;
  return new Map([
    ...(review === undefined ? [] : [[`${name}.md`, review.markdown] as const]),
    ...(atApply === undefined ? [] : [[`${name}-at-apply.md`, atApply.markdown] as const]),
  ]);
}

function walkedStep(walked: WalkedStep, at: number): StepReport {
  const {
    step: { change, step, expected },
    result,
    review,
    atApply,
    seconds,
  } = walked;
  const refused = result.outcome === 'refused' ? result : undefined;
  return {
    ...{ change, step, expected, outcome: result.outcome, seconds },
    refusedBy: refused?.by ?? null,
    words: refused?.words ?? null,
    verdict: review?.verdict ?? null,
    verdictAtApply: atApply?.verdict ?? null,
    reviewed: (atApply ?? review)?.counts ?? null,
    stacks: result.outcome === 'applied' ? result.stacks : [],
    reviews: [...reviewFiles(walked, at).keys()],
  };
}

function openStep({ change, step, expected }: LifeStep, words: string | undefined): StepReport {
  return {
    ...{ change, step, expected, outcome: words === undefined ? 'not reached' : 'failed', words: words ?? null },
    ...{ refusedBy: null, verdict: null, verdictAtApply: null, reviewed: null, stacks: [], seconds: null, reviews: [] },
  };
}
