import { isDeepStrictEqual } from 'node:util';

import { doesNothing, missingUpstreams, type Plan, readPlan } from '@spot-serving/plan-review';
import { type Counts, countsIn, errorText, plannedChanges, type Terraform } from '@spot-serving/terraform-runner';

import type { Phase, PhaseFailure } from '../rehearse/phase';
import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { StackTerraform } from '../rehearse/stack-terraform';
import { countApplied, type Note } from '../rehearse/wording';

const planFile = 'rehearsal.tfplan';

/** A plan that can be applied, or the stacks that must be applied before there can be one. */
export type StepPlan =
  | {
      readonly plan: Plan;
      /** The plan as `terraform show -json` prints it. */
      readonly json: string;
      readonly counts: Counts;
    }
  | { readonly waitingFor: readonly string[] };

/** One stack in one step of a life, in the hands of the real Terraform. Whatever fails is a `PhaseFailure` of the stack. */
export class StackStep {
  private readonly terraform: StackTerraform;

  constructor(
    terraform: Terraform,
    readonly stack: RehearsedStack,
  ) {
    this.terraform = new StackTerraform(terraform, stack);
  }

  async init(): Promise<void> {
    await this.terraform.run('init', ['init', '-json']);
  }

  /**
   * Plans, from what the states say.
   *
   * @param destroy whether everything is to go
   */
  async plan(stacks: readonly RehearsedStack[], destroy = false): Promise<StepPlan> {
    const args = ['plan', '-json', '-refresh=false', `-out=${planFile}`, ...(destroy ? ['-destroy'] : [])];
    const { exitCode, messages, stdout, stderr } = await this.terraform.run('plan', args, undefined, [0, 1]);
    if (exitCode === 0) {
      const json = await this.terraform.shown('plan', planFile);
      return { plan: readPlan(json), json, counts: countsIn(messages) };
    }
    const diagnostics = messages.flatMap(({ diagnostic }) => diagnostic ?? []);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const waitingFor = missingUpstreams(errors, this.stack, stacks);
    if (waitingFor === undefined) throw this.terraform.failure('plan', errorText(diagnostics, stdout + stderr));
    return { waitingFor };
  }

  /** Applies the plan. */
  async apply({ add, change, remove }: Counts, note: Note): Promise<Counts> {
    const onMessage = countApplied(add + change + remove, note);
    const { messages } = await this.terraform.run('apply', ['apply', '-json', planFile], onMessage);
    return countsIn(messages);
  }

  /** A failure of the stack; the caller throws it. */
  failure(phase: Phase, detail: string): PhaseFailure {
    return this.terraform.failure(phase, detail);
  }

  /** Plans again, which must change nothing. */
  async planAgain(): Promise<void> {
    const args = ['plan', '-json', '-detailed-exitcode'];
    const { exitCode, messages } = await this.terraform.run('second plan', args, undefined, [0, 2]);
    if (exitCode === 2)
      throw this.terraform.failure('second plan', `not empty after apply: ${plannedChanges(messages).join(', ')}`);
  }
}

/** Whether a plan has nothing to do, neither to objects nor to outputs. */
export function isEmpty(planned: StepPlan): boolean {
  return 'plan' in planned && doesNothing(planned.plan);
}

/**
 * Addresses of objects of some types that are there, and that a plan replaces, destroys, or changes in more than their tags and what only the apply will
 * know: a launch template gets no version for a tag of its own, though the provider foresees one.
 */
export function changedOf(planned: StepPlan, types: readonly string[]): readonly string[] {
  if (!('plan' in planned)) return [];
  const there = planned.plan.changes.filter(({ type, change }) => types.includes(type) && change.before !== null);
  return there.filter(({ change }) => isTouched(change)).map(({ address }) => address);
}

function isTouched({ actions, before, after, afterUnknown }: Plan['changes'][number]['change']): boolean {
  if (actions.join() !== 'update') return actions.join() !== 'no-op';
  const [old, next, unknown] = [before, after, afterUnknown].map(
    (value) => Object(value) as Readonly<Record<string, unknown>>,
  );
  const told = Object.keys({ ...old, ...next }).filter((key) => !['tags', 'tags_all'].includes(key) && !unknown?.[key]);
  return told.some((key) => !isDeepStrictEqual(old?.[key], next?.[key]));
}

/** Whether what stacks downstream read may change. */
export function moves(planned: StepPlan): boolean {
  return !('plan' in planned) || planned.plan.outputs.some(isChange);
}

const isChange = ({ change }: Plan['outputs'][number]): boolean => change.actions.some((action) => action !== 'no-op');
