import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { countsIn, errorText, parseValidation, plannedChanges, warningTexts, type Counts, type UiMessage } from '../terraform/messages';
import { protectionOverride } from '../terraform/overrides';
import type { Terraform, TerraformRun } from '../terraform/terraform';
import { PhaseFailure, type Phase, type PhaseResult } from './phase';
import type { RehearsedStack } from './rehearsed-stack';
import { countApplied, inWords, type Note } from './wording';

const PLAN_FILE = 'rehearsal.tfplan';

/**
 * Takes one stack through the phases, each at most once and in their order, and remembers what came of them.
 * Every phase returns its outcome in few words and throws {@link PhaseFailure} when the stack does not get through it.
 */
export class StackRehearsal {
  /** Phases that ended well, in order. */
  readonly phases: PhaseResult[] = [];
  /** Changes of the first plan. */
  planned?: Counts;
  /** Changes of the apply. */
  applied?: Counts;
  /** What Terraform warned of, failed checks among it; each warning once. */
  readonly warnings = new Set<string>();
  /** Number of resources destroyed; undefined when the stack was not destroyed. */
  destroyed?: number;
  /** Addresses in the state at the end; undefined before anyone asked. */
  holds?: readonly string[];
  /** The first plan, as `terraform show -json` prints it. */
  planJson?: string;

  constructor(
    private readonly terraform: Terraform,
    readonly stack: RehearsedStack,
  ) {}

  init(): Promise<string> {
    return this.timed('init', async () => {
      await this.terraformRun('init', ['init', '-json']);
      return 'ready';
    });
  }

  validate(): Promise<string> {
    return this.timed('validate', async () => {
      const { exitCode, stdout, stderr } = await this.terraform.print(this.stack.folder, ['validate', '-json']);
      if (exitCode !== 0) throw this.failure('validate', errorText(parseValidation(stdout), stdout + stderr));
      return 'valid';
    });
  }

  plan(): Promise<string> {
    return this.timed('plan', async () => {
      const { messages } = await this.terraformRun('plan', ['plan', '-json', `-out=${PLAN_FILE}`]);
      const shown = await this.terraform.print(this.stack.folder, ['show', '-json', PLAN_FILE]);
      if (shown.exitCode !== 0) throw this.failure('plan', errorText([], shown.stderr));
      this.planJson = shown.stdout;
      this.planned = countsIn(messages);
      return inWords(this.planned, ['to create', 'to change', 'to destroy']);
    });
  }

  apply(note: Note): Promise<string> {
    return this.timed('apply', async () => {
      const { add = 0, change = 0, remove = 0 } = this.planned ?? {};
      const { messages } = await this.terraformRun('apply', ['apply', '-json', PLAN_FILE], countApplied(add + change + remove, note));
      this.applied = countsIn(messages);
      return inWords(this.applied, ['created', 'changed', 'destroyed']);
    });
  }

  secondPlan(): Promise<string> {
    return this.timed('second plan', async () => {
      const { exitCode, messages } = await this.terraformRun('second plan', ['plan', '-json', '-detailed-exitcode'], undefined, [0, 2]);
      const changes = plannedChanges(messages);
      if (exitCode === 2) throw this.failure('second plan', `not empty after apply: ${changes.join(', ')}`);
      return 'empty';
    });
  }

  /** Destroys the stack and sees that its state is empty; resources with `prevent_destroy` go too. */
  destroy(note: Note): Promise<string> {
    return this.timed('destroy', async () => {
      const { folder, protectedResources } = this.stack;
      if (protectedResources.length > 0) {
        writeFileSync(join(folder, 'protection_override.tf.json'), JSON.stringify(protectionOverride(protectedResources)));
      }
      const { messages } = await this.terraformRun('destroy', ['apply', '-destroy', '-auto-approve', '-json'], countApplied(undefined, note));
      this.destroyed = countsIn(messages).remove;
      this.holds = await this.stateAddresses();
      if (this.holds.length > 0) throw this.failure('destroy', `the state still holds ${this.holds.join(', ')}`);
      return `${this.destroyed} destroyed, state empty`;
    });
  }

  /** Leaves the stack standing for the sake of its protected resources, and looks what its state holds. */
  keep(): Promise<string> {
    return this.timed('destroy', async () => {
      this.holds = await this.stateAddresses();
      return `kept: ${this.stack.protectedResources.length} protected`;
    });
  }

  /** Managed resources in the state; data sources are left out, they hold nothing. */
  private async stateAddresses(): Promise<readonly string[]> {
    const { exitCode, stdout, stderr } = await this.terraform.print(this.stack.folder, ['state', 'list']);
    if (exitCode !== 0) throw this.failure('destroy', errorText([], stderr));
    return stdout.split('\n').filter((address) => address !== '' && !/(^|\.)data\./.test(address));
  }

  private async timed(phase: Phase, work: () => Promise<string>): Promise<string> {
    const start = performance.now();
    const outcome = await work();
    const seconds = Math.round(performance.now() - start) / 1000;
    this.phases.push({ phase, outcome, seconds });
    return `${outcome} (${seconds.toFixed(1)} s)`;
  }

  private async terraformRun(
    phase: Phase,
    args: readonly string[],
    onMessage?: (message: UiMessage) => void,
    well: readonly number[] = [0],
  ): Promise<TerraformRun> {
    const run = await this.terraform.run(this.stack.folder, args, onMessage);
    const diagnostics = run.messages.flatMap(({ diagnostic }) => diagnostic ?? []);
    for (const warning of warningTexts(diagnostics)) this.warnings.add(warning);
    if (well.includes(run.exitCode)) return run;
    throw this.failure(phase, errorText(diagnostics, run.stdout + run.stderr));
  }

  private failure(phase: Phase, detail: string): PhaseFailure {
    return new PhaseFailure(this.stack.name, phase, detail);
  }
}
