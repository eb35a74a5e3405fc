import type { Interruption } from '../process/interruption';

/** The process a command runs in. */
export interface CommandContext {
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly interruption: Interruption;
}
