import { doomedStacks } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import type { Note } from '../rehearse/wording';
import { leftAway, objectsIn } from './deployed';
import type { DeployedApp } from './deployed-app';
import type { LifeStep } from './life-step';
import { type PlannedStep, reviewStep } from './review-step';
import { changedOf, isEmpty, moves, type StackStep, type StepPlan } from './stack-step';
import type { StepReview, Taken, WalkedStack } from './walked-step';

/** What a walk is made with. */
export interface WalkOptions {
  readonly app: string;
  readonly deployed: DeployedApp;
  /** The synthesized stacks of a folder, in dependency order. */
  readonly stacksIn: (folder: string) => readonly RehearsedStack[];
}

/** What a step reaches, and what it says of that. */
interface ReachedStacks extends Pick<LifeStep, 'leaves'> {
  readonly reached: readonly PlannedStep[];
  /** All stacks, in dependency order. */
  readonly stacks: readonly RehearsedStack[];
}

/**
 * Takes an app from step to step on the same states. In each, the stacks that the step changes are planned, and those that read an output of theirs
 * that changes; the plans are reviewed together, as in a pull request; then each stack is applied, in order, and planned again.
 */
export class Walk {
  /** The stacks in code after the last step that went through, as they were synthesized. */
  private inCode: readonly RehearsedStack[] = [];

  constructor(private readonly options: WalkOptions) {}

  /**
   * Takes one step.
   *
   * @throws {PhaseFailure} when Terraform does not get through it; what was applied so far stays so
   */
  async take({ action, leaves }: LifeStep, note: Note): Promise<Taken> {
    if (action.kind === 'refusal') return { result: { outcome: 'refused', by: 'app', words: action.words } };
    if (action.kind === 'destroy') return this.takeDown(action.stacks, note);
    const synthesized = this.options.stacksIn(action.folder);
    const stacks = await this.options.deployed.place(synthesized);
    const left = leftAway(this.options.app, this.options.deployed.standing(), stacks);
    if (left.length > 0) return { result: { outcome: 'refused', by: 'states', words: left.join('\n') } };
    const reached = await this.plan(stacks, note);
    const review = this.review(stacks, reached);
    if (review.toMend.length > 0)
      return { result: { outcome: 'refused', by: 'review', words: review.toMend.join('\n') }, review };
    for (const one of reached) refuseTouched(one, leaves);
    const taken = { ...(await this.apply({ reached, stacks, leaves }, note)), review };
    this.inCode = synthesized;
    return taken;
  }

  /**
   * Plans every stack of the last step, whether it was reached or not.
   *
   * @throws {PhaseFailure} when one has anything to do
   */
  async planAll(note: Note): Promise<void> {
    for (const stack of await this.options.deployed.place(this.inCode)) {
      note(stack.name);
      const one = await this.options.deployed.ready(stack);
      if (objectsIn(stack).length > 0) await one.planAgain();
    }
  }

  /** Plans of the stacks that a step reaches, against the states as they are. */
  private async plan(stacks: readonly RehearsedStack[], note: Note): Promise<readonly PlannedStep[]> {
    const reached: PlannedStep[] = [];
    for (const stack of stacks) {
      const moving = reached.filter(({ planned }) => moves(planned)).map(({ one }) => one.stack.name);
      const reads = stack.dependencies.some((name) => moving.includes(name));
      if (!reads && !this.options.deployed.isChanged(stack)) continue;
      note(`plan ${stack.name}`);
      const one = await this.options.deployed.ready(stack);
      reached.push({ one, planned: await one.plan(stacks) });
    }
    return reached;
  }

  private review(stacks: readonly RehearsedStack[], reached: readonly PlannedStep[]): StepReview {
    return reviewStep({ app: this.options.app, stacks, reached });
  }

  /** Applies what was planned; a stack whose ground has moved since is planned and reviewed once more. */
  private async apply({ reached, stacks, leaves }: ReachedStacks, note: Note): Promise<Omit<Taken, 'review'>> {
    const [walked, final, moved]: [WalkedStack[], PlannedStep[], Set<string>] = [[], [], new Set()];
    let anew = false;
    for (const { one, planned: before } of reached) {
      const again = one.stack.dependencies.some((each) => moved.has(each));
      anew ||= again;
      const planned = again ? await this.planMoved(one, stacks) : before;
      refuseTouched({ one, planned }, leaves);
      final.push({ one, planned });
      this.options.deployed.note(one.stack);
      if (isEmpty(planned)) continue;
      walked.push(await applied(one, planned, note));
      if (moves(planned)) moved.add(one.stack.name);
      note(`plan ${one.stack.name} again`);
      await one.planAgain();
    }
    const atApply = anew ? { atApply: this.review(stacks, final) } : {};
    return { result: { outcome: 'applied', stacks: walked }, ...atApply };
  }

  private async planMoved(one: StackStep, stacks: readonly RehearsedStack[]): Promise<StepPlan> {
    const planned = await one.plan(stacks);
    const { toMend } = this.review(stacks, [{ one, planned }]);
    if (toMend.length > 0) throw one.failure('plan', `stacks before it are applied, and now: ${toMend.join('\n')}`);
    return planned;
  }

  /** Last made first, as the review reads them then. */
  private async takeDown(names: readonly string[], note: Note): Promise<Taken> {
    const stacks = await this.options.deployed.place(this.inCode);
    const doomed: PlannedStep[] = [];
    for (const stack of doomedStacks(stacks, names)) {
      note(`plan ${stack.name}`);
      const one = await this.options.deployed.ready(stack);
      doomed.push({ one, planned: await one.plan(stacks, true) });
    }
    const review = this.review(stacks.toReversed(), doomed);
    const walked: WalkedStack[] = [];
    for (const { one, planned } of doomed) {
      walked.push(await applied(one, planned, note));
      const left = objectsIn(one.stack).map(({ address }) => address);
      if (left.length > 0) throw one.failure('destroy', `the state still holds ${left.join(', ')}`);
      this.options.deployed.forget(one.stack);
    }
    return { result: { outcome: 'applied', stacks: walked }, review };
  }
}

/** @throws {PhaseFailure} for a plan that changes what the step leaves as it is */
function refuseTouched({ one, planned }: PlannedStep, leaves: readonly string[]): void {
  const touched = changedOf(planned, leaves).join(', ');
  if (touched !== '')
    throw one.failure('plan', `the step leaves every ${leaves.join(', ')} as it is, and changes ${touched}`);
}

/** Applies a plan, and counts what it did. */
async function applied(one: StackStep, planned: StepPlan, note: Note): Promise<WalkedStack> {
  const { name } = one.stack;
  if ('waitingFor' in planned)
    throw one.failure('plan', `it waits for ${planned.waitingFor.join(', ')}, which was not applied`);
  note(`apply ${name}`);
  const { add, change, remove } = await one.apply(planned.counts, note);
  return { name, create: add, change, destroy: remove };
}
