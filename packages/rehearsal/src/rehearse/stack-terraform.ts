import {
  errorText,
  type ProcessResult,
  type Terraform,
  type TerraformRun,
  type UiMessage,
  warningTexts,
} from '@spot-serving/terraform-runner';

import { type Phase, PhaseFailure } from './phase';
import type { RehearsedStack } from './rehearsed-stack';

/** The real Terraform in the folder of one stack. What goes wrong becomes a {@link PhaseFailure} of that stack. */
export class StackTerraform {
  /** What Terraform warned of, failed checks among it; each warning once. */
  readonly warnings = new Set<string>();

  constructor(
    private readonly terraform: Terraform,
    private readonly stack: Pick<RehearsedStack, 'name' | 'folder'>,
  ) {}

  /**
   * Runs a command that speaks `-json` line by line, and keeps its warnings.
   *
   * @param well exit codes that are no failure
   * @throws {PhaseFailure} for any other, with Terraform's errors
   */
  async run(
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

  /** Runs a command that prints one document, and leaves its exit code to the caller. */
  print(args: readonly string[]): Promise<ProcessResult> {
    return this.terraform.print(this.stack.folder, args);
  }

  /**
   * What `terraform show -json` prints.
   *
   * @param planFile a plan file in the stack's folder. @default - the state is shown
   * @throws {PhaseFailure} when it cannot be shown
   */
  async shown(phase: Phase, planFile?: string): Promise<string> {
    const { exitCode, stdout, stderr } = await this.print([
      'show',
      '-json',
      ...(planFile === undefined ? [] : [planFile]),
    ]);
    if (exitCode !== 0) throw this.failure(phase, errorText([], stderr));
    return stdout;
  }

  /** A failure of this stack; the caller throws it. */
  failure(phase: Phase, detail: string): PhaseFailure {
    return new PhaseFailure(this.stack.name, phase, detail);
  }
}
