import type { ClusterFindings } from '../cluster/cluster-findings';
import type { DriftFinding } from '../drift/drift-finding';
import type { FaultedRun } from '../rehearse/faulted-run';
import type { PhaseResult } from '../rehearse/phase';

/** Numbers of resources. A replaced one counts as created and destroyed. */
export interface ChangeCounts {
  readonly create: number;
  readonly change: number;
  readonly destroy: number;
}

/** What came of one stack. */
export interface StackReport {
  readonly name: string;
  /** Names of the stacks it needs. */
  readonly dependencies: readonly string[];
  /** `kept`: not destroyed, because it holds protected resources. `not finished`: another stack failed first. */
  readonly outcome: 'passed' | 'failed' | 'kept' | 'not finished';
  readonly planned: ChangeCounts | null;
  readonly applied: ChangeCounts | null;
  /** Null when the rehearsal did not get as far. */
  readonly secondPlanEmpty: boolean | null;
  /** Number of resources destroyed; null when the stack was not to be destroyed, or stays. */
  readonly destroyed: number | null;
  /** Managed addresses left in the state after `--destroy`; null without it. */
  readonly stateHolds: readonly string[] | null;
  /** Resources with `prevent_destroy`. */
  readonly protectedResources: readonly { readonly address: string; readonly path: string }[];
  /** Arguments that keep AWS from deleting a resource of it, or of a stack that needs it: `stack: aws_eks_cluster.it deletion_protection`. */
  readonly deletionProtection: readonly string[];
  /** Warnings that constructs attached at synth, each with its construct path, then those of Terraform. */
  readonly warnings: readonly string[];
  readonly phases: readonly PhaseResult[];
}

/** What a rehearsal found: the content of `report.json`, and what `--json` prints. */
export interface Report {
  /** Format of this document; it grows when a member changes its meaning or goes. */
  readonly version: 1;
  readonly app: string;
  /** `kept`: all went well, and `--destroy` left protected resources standing. */
  readonly outcome: 'passed' | 'failed' | 'kept';
  /** The exit code of the command. */
  readonly exitCode: 0 | 1 | 3;
  /** Version of the real Terraform. */
  readonly terraform: string;
  /** Whole duration, with synthesis. */
  readonly seconds: number;
  readonly providers: {
    readonly kind: 'offline stand-in' | 'filesystem mirror' | 'registry';
    /** Types the stand-in served; 0 with real providers. */
    readonly resources: number;
    readonly dataSources: number;
    /** Used types whose changes are always shown as updates in place. */
    readonly withoutForceNew: readonly string[];
  };
  /** Where the states were. */
  readonly states: 'temporary files' | 'emulated S3';
  /** Runs that injected faults stopped, in order; `stacks` is about the run after the last of them. */
  readonly faultedRuns: readonly FaultedRun[];
  /** Changes made behind Terraform's back, and what the next plan made of them. */
  readonly drifts: readonly DriftFinding[];
  /** What a cluster's API server said to what was applied; null where the stand-in took it. */
  readonly cluster: ClusterFindings | null;
  /** In dependency order. */
  readonly stacks: readonly StackReport[];
  /** Why the outcome is `failed`, else null. */
  readonly failure: { readonly stack: string; readonly phase: string; readonly message: string } | null;
}
