import type { Interruption } from '../process/interruption';
import { type ProcessResult, runProcess } from '../process/run-process';
import { parseMessage, type UiMessage } from './messages';

/** How to run a Terraform. */
export interface TerraformOptions {
  /** Program name or path. */
  readonly program: string;
  /** Its whole environment, see `terraformEnvironment`. */
  readonly env: NodeJS.ProcessEnv;
  /** Stops Terraform when the user asks. */
  readonly interruption: Interruption;
}

/** What a Terraform command with `-json` left. */
export interface TerraformRun extends ProcessResult {
  /** Its messages in order. */
  readonly messages: readonly UiMessage[];
}

/** The real `terraform`, run in one folder at a time. */
export class Terraform {
  constructor(private readonly options: TerraformOptions) {}

  /**
   * Runs a command that speaks `-json` line by line (init, plan, apply).
   *
   * @param folder where its configuration is
   * @param onMessage called with each message as it comes
   * @throws what {@link print} does
   */
  async run(folder: string, args: readonly string[], onMessage?: (message: UiMessage) => void): Promise<TerraformRun> {
    const messages: UiMessage[] = [];
    const onLine = (line: string): void => {
      const message = parseMessage(line);
      if (message === undefined) return;
      messages.push(message);
      onMessage?.(message);
    };
    return { ...(await this.print(folder, args, onLine)), messages };
  }

  /**
   * Runs a command that prints one document (validate, show).
   *
   * @throws the system's error (code `ENOENT` and the like) when Terraform cannot be started
   * @throws {Interrupted} when the user asked to stop, once Terraform has ended
   */
  print(folder: string, args: readonly string[], onLine?: (line: string) => void): Promise<ProcessResult> {
    const { program, env, interruption } = this.options;
    return runProcess({ command: [program, ...args], cwd: folder, env, interruption, onLine });
  }
}
