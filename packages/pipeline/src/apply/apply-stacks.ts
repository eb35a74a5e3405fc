import type { PodWatch } from '@spot-serving/check-serving';
import {
  isReachable,
  type Plan,
  planDigest,
  redactedLines,
  Redaction,
  shownFingerprint,
  StackFailure,
  type StackToPlan,
  type Where,
} from '@spot-serving/plan-review';

import { isRestOf, mostAgain, wasScaledOut } from './after-scale-out';
import { type Decision, decisionMessage } from './decision';
import { permission, type Permits } from './permission';
import type { StackApplier } from './stack-applier';
import type { StackOutcome } from './stack-outcome';

/** How to apply the stacks of an app. */
export interface ApplyStacksOptions {
  readonly where: Where;
  readonly permits: Permits;
  /** Commit that is applied, and run of the workflow; 0 outside of one. */
  readonly head: string;
  readonly run: number;
  readonly applier: Pick<StackApplier, 'plan' | 'apply'>;
  /** Begins to look at the pods that a stack's apply waits for. */
  readonly watch: (stack: StackToPlan) => Pick<PodWatch, 'reasons' | 'stop'>;
  /** Called as soon as something came of a stack. */
  readonly onOutcome: (outcome: StackOutcome) => void;
}

/**
 * Applies every stack that may be, one after the other: each is planned when all before it are applied, so that it is planned against what they are now.
 * A stack that waits for approval keeps back those that depend on it; one that fails ends the run.
 *
 * @param stacks in dependency order
 * @returns one for each, in their order
 * @throws {Interrupted} when the user asked to stop, once Terraform has ended; stacks before it are applied
 */
export async function applyStacks(
  stacks: readonly StackToPlan[],
  options: ApplyStacksOptions,
): Promise<readonly StackOutcome[]> {
  const outcomes: StackOutcome[] = [];
  for (const stack of stacks) {
    const outcome = await outcomeOf(stack, outcomes, options);
    outcomes.push(outcome);
    options.onOutcome(outcome);
  }
  return outcomes;
}

async function outcomeOf(
  stack: StackToPlan,
  before: readonly StackOutcome[],
  options: ApplyStacksOptions,
): Promise<StackOutcome> {
  if (!isReachable(stack, options.where)) return { stack, kind: 'elsewhere' };
  if (before.some(({ kind }) => kind === 'failed')) return { stack, kind: 'not reached' };
  const behind = before.filter(
    (one) => stack.dependencies.includes(one.stack.name) && (one.kind === 'pending' || one.kind === 'waiting'),
  );
  if (behind.length > 0) return { stack, kind: 'waiting', names: behind.map((one) => one.stack.name) };
  try {
    return await planned(stack, options);
  } catch (error) {
    return failed(stack, error);
  }
}

/** Terraform and its providers quote values, and so do events of pods: a text that goes into a log and a comment loses lines that hold a secret. */
function failed(
  stack: StackToPlan,
  error: unknown,
  plans: readonly Plan[] = [],
  pods: readonly string[] = [],
): Extract<StackOutcome, { readonly kind: 'failed' }> {
  if (!(error instanceof StackFailure)) throw error;
  const redaction = new Redaction(plans);
  return {
    ...{ stack, kind: 'failed', text: redactedLines(error.message, redaction) },
    pods: pods.map((line) => redactedLines(line, redaction)),
  };
}

/** @param former the plan that was permitted and applied in part, when an autoscaler scaled out meanwhile, and how often that was */
async function planned(
  stack: StackToPlan,
  options: ApplyStacksOptions,
  former?: { readonly plan: Plan; readonly because: 'reviewed' | 'approved'; readonly times: number },
): Promise<StackOutcome> {
  const { applier, permits } = options;
  const start = performance.now();
  const locked = await applier.plan(stack);
  if ('waitingFor' in locked) return { stack, kind: 'waiting', names: locked.waitingFor };
  const { plan } = locked;
  const configuration = JSON.parse(stack.source) as unknown;
  const allowed =
    former && isRestOf(former.plan, plan)
      ? { because: former.because }
      : await permission({ stack: stack.name, plan, configuration }, permits);
  if ('asks' in allowed)
    return { stack, kind: 'pending', plan, decision: await sealedDecision(stack, plan, options), permission: allowed };
  if (allowed.because === 'nothing to do') return { stack, kind: 'unchanged' };
  const done = await applied(stack, plan, options);
  const { times = 0 } = former ?? {};
  if ('kind' in done && wasScaledOut(done.text) && times < mostAgain)
    return planned(stack, options, { plan: former?.plan ?? plan, because: allowed.because, times: times + 1 });
  if ('kind' in done) return done;
  const { words, serial } = done;
  return {
    stack,
    kind: 'applied',
    plan: former?.plan ?? plan,
    words: `${words} as ${allowed.because}${former ? ', the last of it planned again after a scale-out' : ''}`,
    serial,
    seconds: Math.round((performance.now() - start) / 1000),
  };
}

/** What a person is asked to approve, sealed, so that nobody else writes it. */
async function sealedDecision(
  { name, source }: StackToPlan,
  plan: Plan,
  { permits, head, run }: ApplyStacksOptions,
): Promise<Decision> {
  const fingerprint = shownFingerprint(plan, head);
  const asked = { decision: 2, app: permits.app, stack: name, head, run, fingerprint } as const;
  const digest = planDigest(plan, JSON.parse(source) as unknown);
  return { ...asked, seal: await permits.approved.sealer.seal(decisionMessage(asked, digest)) };
}

/** Applies the plan that was made last, and watches the pods that Terraform waits for. */
async function applied(stack: StackToPlan, plan: Plan, { applier, watch }: ApplyStacksOptions) {
  const pods = watch(stack);
  try {
    return await applier.apply(stack);
  } catch (error) {
    return failed(stack, error, [plan], await pods.reasons());
  } finally {
    await pods.stop();
  }
}
