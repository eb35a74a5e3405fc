import { doomedStacks, type Terraform } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import type { Note } from '../rehearse/wording';
import type { StateStore } from '../state/state-store';
import { leftAway, leftAwayText, objectsIn, type DeployedStack } from './deployed';
import type { LifeStep } from './life-step';
import { locationOf, type Places } from './places';
import { reviewStep, type PlannedStep } from './review-step';
import { isEmpty, moves, StackStep, type StepPlan } from './stack-step';
import type { StepReview, Taken, WalkedStack } from './walked-step';

/** What a walk is made with. */
export interface WalkOptions {
  readonly app: string;
  readonly terraform: Terraform;
  readonly states: StateStore;
  readonly places: Places;
  /** The synthesized stacks of a folder, in dependency order. */
  readonly stacksIn: (folder: string) => readonly RehearsedStack[];
}

/**
 * Takes an app from step to step on the same states. In each, the stacks that the step changes are planned, and those that read an output of theirs
 * that changes; the plans are reviewed together, as in a pull request; then each stack is applied, in order, and planned again.
 */
export class Walk {
  /** Stacks as they were applied last, by where their states are. */
  private readonly applied = new Map<string, RehearsedStack>();
  /** What `terraform init` was run for, by folder. */
  private readonly initialized = new Map<string, string>();
  /** The stacks in code after the last step that went through, as they were synthesized. */
  private inCode: readonly RehearsedStack[] = [];

  constructor(private readonly options: WalkOptions) {}

  /**
   * Takes one step.
   *
   * @throws {PhaseFailure} when Terraform does not get through it; what was applied so far stays so
   */
  async take({ action }: LifeStep, note: Note): Promise<Taken> {
    if (action.kind === 'refusal') return { result: { outcome: 'refused', by: 'app', words: action.words } };
    if (action.kind === 'destroy') return this.takeDown(action.stacks, note);
    const synthesized = this.options.stacksIn(action.folder);
    const stacks = await this.inPlace(synthesized);
    const left = leftAway(this.deployed(), stacks);
    if (left.length > 0)
      return { result: { outcome: 'refused', by: 'states', words: left.map(leftAwayText).join('\n') } };
    const planned = await this.plan(stacks, note);
    const review = this.review(stacks, planned);
    if (review.verdict === 'fail')
      return { result: { outcome: 'refused', by: 'review', words: review.toMend.join('\n') }, review };
    const taken = { ...(await this.apply(planned, stacks, note)), review };
    this.inCode = synthesized;
    return taken;
  }

  /**
   * Plans every stack of the last step, whether it was reached or not.
   *
   * @throws {PhaseFailure} when one has anything to do
   */
  async planAll(note: Note): Promise<void> {
    for (const stack of await this.inPlace(this.inCode)) {
      note(stack.name);
      const one = await this.ready(stack);
      if (objectsIn(stack.stateFile) > 0) await one.planAgain();
    }
  }

  private review(stacks: readonly RehearsedStack[], reached: readonly PlannedStep[]): StepReview {
    return reviewStep({ app: this.options.app, stacks, reached });
  }

  private deployed(): readonly DeployedStack[] {
    return [...this.applied.values()].map((stack) => ({ stack, objects: objectsIn(stack.stateFile) }));
  }

  private inPlace(stacks: readonly RehearsedStack[]): Promise<readonly RehearsedStack[]> {
    return this.options.states.adopt(stacks.map((stack) => this.options.places.place(stack)));
  }

  /** Terraform in the folder of a stack, which has its providers. */
  private async ready(stack: RehearsedStack): Promise<StackStep> {
    const one = new StackStep(this.options.terraform, stack);
    const { terraform, module } = JSON.parse(stack.source) as Readonly<Record<string, unknown>>;
    const needs = JSON.stringify([terraform, module]);
    if (this.initialized.get(stack.folder) !== needs) await one.init();
    this.initialized.set(stack.folder, needs);
    return one;
  }

  /** Plans of the stacks that a step reaches, against the states as they are. */
  private async plan(stacks: readonly RehearsedStack[], note: Note): Promise<readonly PlannedStep[]> {
    const reached: PlannedStep[] = [];
    for (const stack of stacks) {
      const moving = reached.filter(({ planned }) => moves(planned)).map(({ one }) => one.stack.name);
      if (!this.isChanged(stack) && !stack.dependencies.some((name) => moving.includes(name))) continue;
      note(`plan ${stack.name}`);
      const one = await this.ready(stack);
      reached.push({ one, planned: await one.plan(stacks) });
    }
    return reached;
  }

  private isChanged(stack: RehearsedStack): boolean {
    return this.applied.get(locationOf(stack))?.source !== stack.source;
  }

  /** Applies what was planned; a stack whose ground has moved since is planned and reviewed once more. */
  private async apply(
    reached: readonly PlannedStep[],
    stacks: readonly RehearsedStack[],
    note: Note,
  ): Promise<Omit<Taken, 'review'>> {
    const [walked, final, moved]: [WalkedStack[], PlannedStep[], Set<string>] = [[], [], new Set()];
    for (const { one, planned: before } of reached) {
      const again = one.stack.dependencies.some((each) => moved.has(each));
      const planned = again ? await this.planMoved(one, stacks) : before;
      final.push({ one, planned });
      this.applied.set(locationOf(one.stack), one.stack);
      if (isEmpty(planned)) continue;
      walked.push(await applied(one, planned, note));
      if (moves(planned)) moved.add(one.stack.name);
      note(`plan ${one.stack.name} again`);
      await one.planAgain();
    }
    const atApply = moved.size === 0 ? {} : { atApply: this.review(stacks, final) };
    return { result: { outcome: 'applied', stacks: walked }, ...atApply };
  }

  private async planMoved(one: StackStep, stacks: readonly RehearsedStack[]): Promise<StepPlan> {
    const planned = await one.plan(stacks);
    const { verdict, toMend } = this.review(stacks, [{ one, planned }]);
    if (verdict === 'fail') throw one.failure('plan', `stacks before it are applied, and now: ${toMend.join('\n')}`);
    return planned;
  }

  private async takeDown(names: readonly string[], note: Note): Promise<Taken> {
    const stacks = await this.inPlace(this.inCode);
    const planned: PlannedStep[] = [];
    for (const stack of doomedStacks(stacks, names)) {
      note(`plan ${stack.name}`);
      const one = await this.ready(stack);
      planned.push({ one, planned: await one.plan(stacks, true) });
    }
    const review = this.review(stacks.toReversed(), planned);
    const walked: WalkedStack[] = [];
    for (const { one, planned: doom } of planned) {
      walked.push(await applied(one, doom, note));
      const left = objectsIn(one.stack.stateFile);
      if (left > 0) throw one.failure('destroy', `the state still holds ${left} objects`);
      this.applied.delete(locationOf(one.stack));
    }
    return { result: { outcome: 'applied', stacks: walked }, review };
  }
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
