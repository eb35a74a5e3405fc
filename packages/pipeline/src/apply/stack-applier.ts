import * as z from 'zod';

import {
  copyLock,
  missingUpstreams,
  type Plan,
  planFile,
  StackFailure,
  StackPlanner,
  type StackToPlan,
} from '@spot-serving/plan-review';
import {
  type Counts,
  countsIn,
  describeCounts,
  errorText,
  type Terraform,
  type TerraformRun,
} from '@spot-serving/terraform-runner';

import type { UnsavedState } from './unsaved-state';

const serialShape = z.object({ serial: z.number() });

/** What a stack was planned to do. */
export type LockedPlan = { readonly plan: Plan } | { readonly waitingFor: readonly string[] };

/** The app whose stacks are applied. */
export interface AppToApply {
  readonly stacks: readonly StackToPlan[];
  /** Its committed lock file of providers; it need not exist. */
  readonly lockFile: string;
  /** See `copyLock`. */
  readonly env: NodeJS.ProcessEnv;
}

/** Plans stacks and applies those very plans, with the real Terraform. */
export class StackApplier {
  /** @param unsaved what cares for a state that could not be written */
  constructor(
    private readonly terraform: Terraform,
    private readonly app: AppToApply,
    private readonly unsaved: UnsavedState,
  ) {}

  /**
   * Plans with the state's lock, which is given back with the plan. A state that changes before the plan is applied makes Terraform refuse it as stale.
   *
   * @throws {StackFailure} when it cannot be planned; a held lock is named with its holder, and never broken
   */
  async plan(stack: StackToPlan): Promise<LockedPlan> {
    const planner = new StackPlanner(this.terraform, stack);
    await planner.init(copyLock(this.app.lockFile, stack, this.app.env));
    const planned = await planner.plan({ lock: true, refresh: true });
    if ('plan' in planned) return { plan: planned.plan };
    const waitingFor = missingUpstreams(planned.errors, stack, this.app.stacks);
    if (waitingFor === undefined) throw new StackFailure(planned.text);
    return { waitingFor };
  }

  /**
   * Applies the plan that {@link plan} made last.
   *
   * @returns Terraform's count in words, and the serial of the state
   * @throws {StackFailure} in Terraform's words; what was made until then is in the state
   * @throws {Interrupted} once Terraform has ended
   */
  async apply({ folder }: StackToPlan): Promise<{ readonly words: string; readonly serial: number | undefined }> {
    const run = await this.terraform.run(folder, ['apply', '-json', planFile]);
    const { unsaved } = this;
    if (run.exitCode !== 0) throw new StackFailure(`terraform apply: ${textOf(run)}\n${await unsaved.saved(folder)}`);
    return { words: appliedWords(countsIn(run.messages)), serial: await this.serial(folder) };
  }

  private async serial(folder: string): Promise<number | undefined> {
    const { exitCode, stdout } = await this.terraform.print(folder, ['state', 'pull']);
    return exitCode === 0 ? serialShape.safeParse(JSON.parse(stdout)).data?.serial : undefined;
  }
}

function appliedWords(counts: Counts): string {
  const words = describeCounts(counts, ['created', 'changed', 'destroyed']);
  return words === 'no changes' ? 'outputs changed' : words;
}

function textOf({ messages, stdout, stderr }: TerraformRun): string {
  return errorText(
    messages.flatMap(({ diagnostic }) => diagnostic ?? []),
    stdout + stderr,
  );
}
