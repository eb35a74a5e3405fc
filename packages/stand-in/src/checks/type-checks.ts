import type { Diagnostic } from '../protocol/messages';
import type { Block } from '../schema/schema';
import type { Value } from '../value/value';
import { configurationProblems } from './configuration-problems';
import { DecidedChecks } from './decided/decided-checks';
import { deprecationProblems } from './deprecations';
import { type FactTree, factTree } from './fact-tree';
import type { KnownFacts } from './facts';
import { problemDiagnostic, severities } from './problem';
import { writeOnlyProblems } from './write-only';

/** How a configuration is judged. */
export interface CheckOptions {
  /** What only AWS or the cluster would refuse is a warning. @default false */
  readonly lenient?: boolean;
  /** Folders that a relative path of a local chart may begin at: those where Terraform runs. @default the folder of this process */
  readonly chartsFrom?: readonly string[];
}

/** Everything that can be said of configurations of one type. */
export class TypeChecks {
  private readonly tree: FactTree;
  private readonly decided: DecidedChecks | undefined;

  /**
   * @param name `aws_vpc`, or `data.aws_vpc` for the data source
   * @param block as the bindings have it
   */
  constructor(
    name: string,
    private readonly block: Block,
    private readonly known: KnownFacts | undefined,
    private readonly options: CheckOptions,
  ) {
    this.tree = factTree(block, known?.facts ?? {});
    this.decided = name.startsWith('data.') ? undefined : new DecidedChecks(name, block);
  }

  /**
   * Every problem of a configuration.
   *
   * @param keepsNoSecret whether this Terraform keeps write-only arguments out of its state
   */
  problems(config: Value, keepsNoSecret: boolean): readonly Diagnostic[] {
    const binding = this.known?.isBinding === false ? severities.warning : severities.error;
    const decided = this.options.lenient ? severities.warning : severities.error;
    return [
      ...configurationProblems(this.tree, config).map((one) => problemDiagnostic(this.sourced(one), binding)),
      ...(keepsNoSecret
        ? []
        : writeOnlyProblems(this.block, config).map((one) => problemDiagnostic(one, severities.error))),
      ...(this.decided?.problems(config) ?? []).map((one) => problemDiagnostic(one, decided)),
      ...deprecationProblems(this.tree, config).map((one) => problemDiagnostic(one, severities.warning)),
    ];
  }

  /** A warning says on which version it rests. */
  private sourced<Found extends { readonly detail: string }>(found: Found): Found {
    if (this.known?.isBinding !== false) return found;
    return {
      ...found,
      detail: `${found.detail}${found.detail && '\n'}Read from ${this.known.source}; the pinned version may take it.`,
    };
  }
}
