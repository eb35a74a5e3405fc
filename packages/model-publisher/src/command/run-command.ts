import { Failure } from './failure';

/** A stream that may be a terminal. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a command writes, and the folder its arguments are relative to. */
export interface CommandContext {
  /** Absolute path of the working folder. */
  readonly cwd: string;
  /** Takes what the command is asked for. */
  readonly stdout: Output;
  /** Takes progress, where standard output is for a machine, and failures. */
  readonly stderr: Output;
}

/** Does what its arguments, those after the program's name, ask for, and gives its exit code. */
export type Command = (argv: readonly string[], context: CommandContext) => Promise<number>;

/** Makes this process the command: a {@link Failure} becomes its message on standard error and its exit code; anything else keeps its stack trace. */
export async function runCommand(command: Command): Promise<void> {
  const { argv, stdout, stderr } = process;
  try {
    process.exitCode = await command(argv.slice(2), { cwd: process.cwd(), stdout, stderr });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
