import { type Counts, countsIn, describeCounts, plannedChanges, type Terraform } from '@spot-serving/terraform-runner';

import type { ClusterRehearsal } from '../cluster/cluster-rehearsal';
import type { StateLock } from '../state/state-store';
import type { Phase, PhaseResult } from './phase';
import { refusedDestroy } from './refused-destroy';
import type { RehearsedStack } from './rehearsed-stack';
import { refuser, release } from './release';
import { initialized, stateAddresses, validated } from './stack-checks';
import { StackTerraform } from './stack-terraform';
import { watchLock } from './watch-lock';
import { countApplied, type Note } from './wording';

const planFile = 'rehearsal.tfplan';

/** What is around a stack that it does not know of; empty where states have no locks, providers are always there, and no cluster is. */
export interface StackSurroundings {
  /** Lock of its state. */
  readonly lock?: StateLock;
  /** What to do when Terraform cannot get its providers. */
  readonly installationHint?: readonly string[];
  /** The same stack in HCL. */
  readonly hcl?: string;
  /** The cluster that it is applied to. */
  readonly cluster?: ClusterRehearsal;
}

/**
 * Takes one stack through the phases, each at most once and in their order, and remembers what came of them.
 * Every phase returns its outcome in few words and throws `PhaseFailure` when the stack does not get through it.
 */
export class StackRehearsal {
  /** Phases that ended well, in order. */
  readonly phases: PhaseResult[] = [];
  /** Changes of the first plan. */
  planned?: Counts;
  /** Changes of the apply. */
  applied?: Counts;
  /** Number of resources destroyed; undefined when the stack was not destroyed. */
  destroyed?: number;
  /** Addresses in the state at the end; undefined before anyone asked. */
  holds?: readonly string[];
  /** Applies the first plan. */
  readonly applyCommand: readonly string[] = ['apply', '-json', planFile];
  /** The first plan, as `terraform show -json` prints it. */
  planJson?: string;

  /** Terraform in the stack's folder. */
  readonly terraform: StackTerraform;

  constructor(
    terraform: Terraform,
    readonly stack: RehearsedStack,
    readonly surroundings: StackSurroundings = {},
  ) {
    this.terraform = new StackTerraform(terraform, stack);
  }

  /** Lock of its state; undefined where the state has none. */
  get lock(): StateLock | undefined {
    return this.surroundings.lock;
  }

  /** The cluster that it is applied to; undefined where a stand-in takes its objects, or it has none. */
  get cluster(): ClusterRehearsal | undefined {
    return this.surroundings.cluster;
  }

  /** What Terraform warned of, failed checks among it; each warning once. */
  get warnings(): ReadonlySet<string> {
    return this.terraform.warnings;
  }

  init(): Promise<string> {
    return this.timed('init', () => initialized(this.terraform, this.surroundings.installationHint));
  }

  validate(): Promise<string> {
    return this.timed('validate', () => validated(this.terraform));
  }

  plan(): Promise<string> {
    return this.timed('plan', async () => {
      const { messages } = await this.terraform.run('plan', ['plan', '-json', `-out=${planFile}`]);
      this.planJson = await this.terraform.shown('plan', planFile);
      this.planned = countsIn(messages);
      return describeCounts(this.planned, ['to create', 'to change', 'to destroy']);
    });
  }

  apply(note: Note): Promise<string> {
    return this.timed('apply', async () => {
      const { add = 0, change = 0, remove = 0 } = this.planned ?? {};
      const lockSeen = await watchLock(this.lock, this.terraform);
      const count = countApplied(add + change + remove, note);
      const { messages } = await this.terraform.run('apply', this.applyCommand, count);
      this.applied = countsIn(messages);
      return [describeCounts(this.applied, ['created', 'changed', 'destroyed']), ...(await lockSeen())].join(', ');
    });
  }

  secondPlan(): Promise<string> {
    return this.emptyPlan('second plan', 'not empty after apply');
  }

  /**
   * A plan that must change nothing.
   *
   * @param complaint what is wrong when it does, before the changes
   */
  emptyPlan(phase: Phase, complaint: string): Promise<string> {
    return this.timed(phase, async () => {
      const command = ['plan', '-json', '-detailed-exitcode'];
      const { exitCode, messages } = await this.terraform.run(phase, command, undefined, [0, 2]);
      if (exitCode === 2) throw this.terraform.failure(phase, `${complaint}: ${plannedChanges(messages).join(', ')}`);
      return 'empty';
    });
  }

  /** Destroys the stack and sees that its state is empty; resources with `prevent_destroy` or deletion protection go too. */
  destroy(note: Note): Promise<string> {
    return this.timed('destroy', async () => {
      await release(this.stack, this.terraform);
      const command = ['apply', '-destroy', '-auto-approve', '-json'];
      const { messages } = await this.terraform.run('destroy', command, countApplied(undefined, note));
      this.destroyed = countsIn(messages).remove;
      this.holds = await stateAddresses(this.terraform);
      if (this.holds.length > 0)
        throw this.terraform.failure('destroy', `the state still holds ${this.holds.join(', ')}`);
      return `${this.destroyed} destroyed, state empty`;
    });
  }

  /**
   * Leaves the stack standing for its protected resources, which Terraform itself must refuse to destroy, and for those that AWS would not delete;
   * looks what its state holds.
   */
  keep(): Promise<string> {
    return this.timed('destroy', async () => {
      if (this.stack.protectedResources.length > 0) await refusedDestroy(this.stack, this.terraform);
      this.holds = await stateAddresses(this.terraform);
      return `kept: ${refuser(this.stack)}`;
    });
  }

  /** Does a phase's work, and remembers it when it ended well. */
  async timed(phase: Phase, work: () => Promise<string>): Promise<string> {
    const start = performance.now();
    const outcome = await work();
    const seconds = Math.round(performance.now() - start) / 1000;
    this.phases.push({ phase, outcome, seconds });
    return `${outcome} (${seconds.toFixed(1)} s)`;
  }
}
