import { Failure } from '@spot-serving/terraform-runner';

/**
 * What is done with a stack, in this order. `plan as HCL` comes with `--hcl`. `states` holds what was made against all states, after a fault; `drift`, `repair` and
 * `third plan` come when all stacks are through their second plan, `destroy` comes last. At a cluster, `pods` asks for the pods that a stack applied,
 * `command` is the user's own; `leftovers` and `findings` come when it was destroyed.
 */
export type Phase =
  | 'init'
  | 'validate'
  | 'plan'
  | 'lock'
  | 'apply'
  | 'pods'
  | 'second plan'
  | 'plan as HCL'
  | 'states'
  | 'drift'
  | 'repair'
  | 'third plan'
  | 'destroy'
  | 'command'
  | 'leftovers'
  | 'findings';

/** A phase that ended well. */
export interface PhaseResult {
  readonly phase: Phase;
  /** What came of it, in few words. */
  readonly outcome: string;
  readonly seconds: number;
}

/** A stack did not get through a phase. */
export class PhaseFailure extends Failure {
  constructor(
    readonly stackName: string,
    readonly phase: Phase,
    /** Terraform's own words, or what is wrong with a result that Terraform is content with. */
    readonly detail: string,
  ) {
    super(`${stackName}: ${phase} failed\n${detail.replace(/^(?=.)/gm, '  ')}`, 1);
    this.name = 'PhaseFailure';
  }
}
