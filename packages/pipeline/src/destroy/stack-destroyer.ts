import * as z from 'zod';

import {
  copyLock,
  type Plan,
  planFile,
  readPlan,
  StackFailure,
  StackPlanner,
  type StackToPlan,
} from '@spot-serving/plan-review';
import {
  countsIn,
  errorText,
  Failure,
  lockHolder,
  lockHolderText,
  type Terraform,
  type TerraformRun,
} from '@spot-serving/terraform-runner';

const stateShape = z.object({ resources: z.array(z.object({ mode: z.string() })).default([]) });

/** Terraform's summary where a plan would destroy what `prevent_destroy` protects (seen on 1.11.4). */
const protectedSummary = 'Instance cannot be destroyed';

/** Destroys stacks with the real Terraform. */
export class StackDestroyer {
  /** See `StackApplier`. */
  constructor(
    private readonly terraform: Terraform,
    private readonly env: NodeJS.ProcessEnv,
    private readonly lockFile: string,
  ) {}

  /**
   * How many objects the state of a stack holds.
   *
   * @throws {Failure} 1 when its state cannot be read
   */
  async objects(stack: StackToPlan): Promise<number> {
    await new StackPlanner(this.terraform, stack)
      .init(copyLock(this.lockFile, stack, this.env))
      .catch((error: unknown) => failed(stack, error));
    const { exitCode, stdout, stderr } = await this.terraform.print(stack.folder, ['state', 'pull']);
    if (exitCode !== 0) throw new Failure(`${stack.name}: ${errorText([], stderr)}`, 1);
    if (stdout.trim() === '') return 0;
    return stateShape.parse(JSON.parse(stdout)).resources.filter(({ mode }) => mode === 'managed').length;
  }

  /**
   * Plans to destroy what a stack made; `objects` was asked before.
   *
   * @param lock see `StackPlanOptions`
   * @throws {Failure} 3 where something is protected, with Terraform's reason; 1 for all else
   */
  async plan(stack: StackToPlan, lock: boolean): Promise<Plan> {
    const switches = ['-destroy', '-json', `-out=${planFile}`, ...(lock ? [] : ['-lock=false'])];
    const run = await this.terraform.run(stack.folder, ['plan', ...switches]);
    if (run.exitCode !== 0) throw refusal(stack.name, run);
    const { exitCode, stdout, stderr } = await this.terraform.print(stack.folder, ['show', '-json', planFile]);
    if (exitCode !== 0) throw new Failure(`${stack.name}: ${errorText([], stderr)}`, 1);
    return readPlan(stdout);
  }

  /**
   * Destroys by the plan that {@link plan} made last.
   *
   * @returns number of objects destroyed
   * @throws {Failure} 1, with Terraform's reason
   * @throws {Interrupted} once Terraform has ended
   */
  async destroy(stack: StackToPlan): Promise<number> {
    const run = await this.terraform.run(stack.folder, ['apply', '-json', planFile]);
    if (run.exitCode !== 0) throw refusal(stack.name, run);
    return countsIn(run.messages).remove;
  }
}

function refusal(name: string, { messages, stdout, stderr }: TerraformRun): Failure {
  const diagnostics = messages.flatMap(({ diagnostic }) => diagnostic ?? []);
  const holder = lockHolder(diagnostics);
  if (holder !== undefined) return new Failure(`${name}: ${lockHolderText(holder)}`, 1);
  const text = `${name}: ${errorText(diagnostics, stdout + stderr)}`;
  if (!diagnostics.some(({ summary }) => summary === protectedSummary)) return new Failure(text, 1);
  return new Failure(
    `${text}\nNothing of ${name} was destroyed. What is protected is meant to stay: take the protection off in a pull request, apply that, and destroy again.`,
    3,
  );
}

function failed(stack: StackToPlan, error: unknown): never {
  throw error instanceof StackFailure ? new Failure(`${stack.name}: ${error.message}`, 1) : error;
}
