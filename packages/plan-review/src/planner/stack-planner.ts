import {
  type Counts,
  countsIn,
  type Diagnostic,
  errorText,
  lockHolder,
  lockHolderText,
  type Terraform,
  type TerraformRun,
} from '@spot-serving/terraform-runner';

import type { Plan } from '../plan/plan';
import { PlanUnreadable } from '../plan/plan-unreadable';
import { readPlan } from '../plan/read-plan';
import { StackFailure } from './stack-failure';
import type { StackToPlan } from './stack-to-plan';

/** Name of the planfile in the stack's folder. It holds the whole state: it stays there, and goes with the folder. */
export const planFile = 'reviewed.tfplan';

/** How to plan. */
export interface StackPlanOptions {
  /** Take the state's lock, as a plan that is applied next must; a plan for a review does without, so that it disturbs nobody. */
  readonly lock: boolean;
  /** Ask the providers how things are; without, the state is believed (where the API server of a cluster cannot be reached). */
  readonly refresh: boolean;
}

/** A plan, or the errors that kept Terraform from making one. */
export type StackPlan =
  { readonly plan: Plan; readonly counts: Counts } | { readonly errors: readonly Diagnostic[]; readonly text: string };

/** Plans one stack with the real Terraform. */
export class StackPlanner {
  constructor(
    private readonly terraform: Terraform,
    readonly stack: StackToPlan,
  ) {}

  /**
   * @param lockArguments what `copyLock` gave
   * @throws {StackFailure} when the backend or a provider cannot be had
   */
  async init(lockArguments: readonly string[]): Promise<void> {
    const run = await this.terraform.run(this.stack.folder, ['init', '-json', ...lockArguments]);
    if (run.exitCode !== 0) throw new StackFailure(`terraform init: ${textOf(run)}`);
  }

  /**
   * Plans into {@link planFile}.
   *
   * @throws {StackFailure} when somebody holds the lock, and for a plan that cannot be read
   */
  async plan({ lock, refresh }: StackPlanOptions): Promise<StackPlan> {
    const switches = [...(lock ? [] : ['-lock=false']), ...(refresh ? [] : ['-refresh=false'])];
    const run = await this.terraform.run(this.stack.folder, [
      'plan',
      '-json',
      '-detailed-exitcode',
      `-out=${planFile}`,
      ...switches,
    ]);
    if (run.exitCode === 0 || run.exitCode === 2) return { plan: await this.shown(), counts: countsIn(run.messages) };
    const errors = diagnosticsOf(run).filter(({ severity }) => severity === 'error');
    const holder = lockHolder(errors);
    if (holder !== undefined) throw new StackFailure(lockHolderText(holder));
    return { errors, text: textOf(run) };
  }

  private async shown(): Promise<Plan> {
    const { exitCode, stdout, stderr } = await this.terraform.print(this.stack.folder, ['show', '-json', planFile]);
    if (exitCode !== 0) throw new StackFailure(`terraform show: ${errorText([], stderr)}`);
    try {
      return readPlan(stdout);
    } catch (error) {
      if (error instanceof PlanUnreadable) throw new StackFailure(error.message);
      throw error;
    }
  }
}

const diagnosticsOf = ({ messages }: TerraformRun): readonly Diagnostic[] =>
  messages.flatMap(({ diagnostic }) => diagnostic ?? []);

const textOf = (run: TerraformRun): string => errorText(diagnosticsOf(run), run.stdout + run.stderr);
