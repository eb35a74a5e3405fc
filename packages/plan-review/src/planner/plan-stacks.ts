import { join } from 'node:path';

import {
  afterDependencies,
  describeCounts,
  type Interruption,
  limitConcurrency,
  type LocatedTerraform,
  type Progress,
  Terraform,
  unattended,
} from '@spot-serving/terraform-runner';

import type { PlanResult } from '../render/review-input';
import { copyLock } from './lock-file';
import { missingUpstreams } from './missing-upstreams';
import { pluginCache } from './plugin-cache';
import { StackFailure } from './stack-failure';
import { type StackPlan, StackPlanner, type StackPlanOptions } from './stack-planner';
import type { StackToPlan } from './stack-to-plan';
import { needsCluster, showsUserData } from './where';
import { withoutOwnSecrets } from './without-own-secrets';

/** What to plan the stacks of one app with. */
export interface PlanStacksOptions extends StackPlanOptions {
  readonly terraform: LocatedTerraform;
  /** Environment of the caller: credentials, and `TF_REATTACH_PROVIDERS` and the like, reach Terraform untouched, secrets of the caller do not. */
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  readonly progress: Progress;
  /** Folder for providers that Terraform downloads. */
  readonly workFolder: string;
  /** The app's committed `.terraform.lock.hcl`; it need not exist. Where it does, Terraform may not add to it. */
  readonly lockFile: string;
  /** How many stacks are planned at once. */
  readonly limit: number;
  /**
   * Whether stacks that speak with a cluster refresh too, and those with launch templates, whose user data only who applies may read; without, their state
   * is believed where others ask how things are. @default true
   */
  readonly clusterRefresh?: boolean;
}

/** What came of a stack. */
export interface PlannedStack {
  readonly stack: StackToPlan;
  readonly result: PlanResult;
  /** Terraform's count in words, `waiting for ...`, or `failed`. */
  readonly outcome: string;
}

/**
 * Plans every stack, one Terraform process for each: independent ones side by side, each after those whose outputs it reads. What cannot be planned
 * keeps no other from it. `terraform init` runs one at a time, because the plugin cache that stacks share is not made for more
 * (hashicorp/terraform issue 25849).
 *
 * @param stacks in dependency order
 * @returns one for each, in their order
 * @throws {Interrupted} when the user asked to stop, once every Terraform has ended
 */
export async function planStacks(
  stacks: readonly StackToPlan[],
  options: PlanStacksOptions,
): Promise<readonly PlannedStack[]> {
  const notes = new Map<string, (text: string) => void>();
  const planOne = planner(stacks, options, (stack, text) => notes.get(stack.name)?.(text));
  const started = afterDependencies(stacks, planOne, options);
  const groups = [...started].map(([title, planned]) => {
    let outcome = '';
    const run = async (note: (text: string) => void): Promise<string> => {
      notes.set(title, note);
      const { result, outcome: words } = await planned;
      note(words);
      if ('failed' in result) throw new StackFailure(result.failed);
      return (outcome = words);
    };
    return { title, steps: [{ title: 'plan', run }], outcome: () => outcome };
  });
  await options.progress.sideBySide(groups).catch(ignoreStackFailure);
  options.interruption.throwIfAsked();
  return Promise.all(started.values());
}

type Note = (stack: StackToPlan, text: string) => void;

/** What plans one of the stacks; it rejects only when the user asked to stop. */
function planner(
  stacks: readonly StackToPlan[],
  options: PlanStacksOptions,
  note: Note,
): (stack: StackToPlan) => Promise<PlannedStack> {
  const { terraform: located, workFolder, lockFile } = options;
  const env = {
    ...withoutOwnSecrets(options.env),
    ...unattended,
    ...pluginCache(options.env, join(workFolder, 'plugins')),
  };
  const terraform = new Terraform({ ...options, env, program: located.program });
  const oneAtATime = limitConcurrency(1);
  return async (stack) => {
    const one = new StackPlanner(terraform, stack);
    try {
      note(stack, 'installing providers');
      await oneAtATime(() => one.init(copyLock(lockFile, stack, env)));
      note(stack, 'planning');
      return { stack, ...resultOf(await one.plan(refreshing(stack, options)), stack, stacks) };
    } catch (error) {
      if (!(error instanceof StackFailure)) throw error;
      return { stack, result: { failed: error.message }, outcome: 'failed' };
    }
  };
}

function refreshing(stack: StackToPlan, { lock, refresh, clusterRefresh = true }: PlanStacksOptions): StackPlanOptions {
  return { lock, refresh: refresh && (clusterRefresh || !(needsCluster(stack) || showsUserData(stack))) };
}

function resultOf(planned: StackPlan, stack: StackToPlan, stacks: readonly StackToPlan[]): Omit<PlannedStack, 'stack'> {
  if ('plan' in planned) return { result: { plan: planned.plan }, outcome: outcomeOf(planned) };
  const waitingFor = missingUpstreams(planned.errors, stack, stacks);
  if (waitingFor === undefined) return { result: { failed: planned.text }, outcome: 'failed' };
  return { result: { waitingFor }, outcome: `waiting for ${waitingFor.join(', ')} to be applied` };
}

function outcomeOf({ plan, counts }: Extract<StackPlan, { readonly plan: unknown }>): string {
  const words = describeCounts(counts, ['to create', 'to change', 'to destroy']);
  const onlyOutputs =
    words === 'no changes' && plan.outputs.some(({ change }) => change.actions.some((action) => action !== 'no-op'));
  return onlyOutputs ? 'only outputs change' : words;
}

/** The failure of a stack is part of the result. */
function ignoreStackFailure(error: unknown): void {
  if (!(error instanceof StackFailure)) throw error;
}
