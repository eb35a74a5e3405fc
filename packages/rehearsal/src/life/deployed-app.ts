import type { Terraform } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import type { StateStore } from '../state/state-store';
import { locationOf, type Places } from './places';
import { StackStep } from './stack-step';

/** What keeps an app from step to step. */
export interface DeployedAppOptions {
  readonly terraform: Terraform;
  readonly states: StateStore;
  readonly places: Places;
}

/** The stacks of an app as they are deployed: what each was last applied from, and a folder where Terraform is ready for the next. */
export class DeployedApp {
  /** Stacks as they were applied last, by where their states are. */
  private readonly applied = new Map<string, RehearsedStack>();
  /** What `terraform init` was run for, by folder. */
  private readonly initialized = new Map<string, string>();

  constructor(private readonly options: DeployedAppOptions) {}

  /** Puts synthesized stacks where Terraform runs, with their states. */
  place(stacks: readonly RehearsedStack[]): Promise<readonly RehearsedStack[]> {
    return this.options.states.adopt(stacks.map((stack) => this.options.places.place(stack)));
  }

  /** Terraform in the folder of a placed stack, with its providers. */
  async ready(stack: RehearsedStack): Promise<StackStep> {
    const one = new StackStep(this.options.terraform, stack);
    const { terraform, module } = JSON.parse(stack.source) as Readonly<Record<string, unknown>>;
    const needs = JSON.stringify([terraform, module]);
    if (this.initialized.get(stack.folder) !== needs) await one.init();
    this.initialized.set(stack.folder, needs);
    return one;
  }

  /** Whether a stack differs from what was applied last, or was never applied. */
  isChanged(stack: RehearsedStack): boolean {
    return this.applied.get(locationOf(stack))?.source !== stack.source;
  }

  /** Notes that a stack is applied, or begun to be. */
  note(stack: RehearsedStack): void {
    this.applied.set(locationOf(stack), stack);
  }

  /** Notes that a stack was taken down. */
  forget(stack: RehearsedStack): void {
    this.applied.delete(locationOf(stack));
  }

  /** Stacks as they were applied last, and not taken down since. */
  standing(): readonly RehearsedStack[] {
    return [...this.applied.values()];
  }
}
