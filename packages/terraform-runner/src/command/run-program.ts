import { Failure } from '../failure';
import { Interrupted, Interruption } from '../process/interruption';
import { plainText } from '../terraform/plain-text';
import type { CommandContext } from './command-context';
import { failureForMachines } from './failure-for-machines';
import { fileTrouble } from './file-trouble';

/** A program: does what its arguments (after the program's name) ask for, and gives its exit code. */
export type Program = (argv: readonly string[], context: CommandContext) => Promise<number>;

/** How a program ends. */
export interface ProgramOptions {
  /**
   * Whether a signal ends the process where it is, as Node does by itself: for a program that may be killed anywhere.
   *
   * @default false - a signal becomes the context's `interruption`, which the program obeys
   */
  readonly endsAtOnce?: boolean;
}

/**
 * Makes this Node process the program.
 *
 * Signals become the context's `interruption`, a {@link Failure} or an {@link Interrupted} becomes its message on standard error and its exit
 * code, and the process ends by itself when the work has closed what it opened. So does what {@link fileTrouble} knows, with 1. Anything else is a fault
 * of the program and keeps its stack trace.
 *
 * With `--json` among the arguments, standard output is JSON even then: {@link failureForMachines}. A program writes its own result last, so there are
 * never two.
 */
export async function runProgram(program: Program, { endsAtOnce = false }: ProgramOptions = {}): Promise<void> {
  const interruption = new Interruption();
  if (!endsAtOnce) interruption.listen();
  const { argv, env, stdout, stderr } = process;
  // A reader that goes away (as in "rehearse dev | head") must not end a rehearsal in the middle of an apply.
  for (const stream of [stdout, stderr]) stream.on('error', ignoreLostReader);
  try {
    process.exitCode = await answered(program, argv.slice(2), {
      cwd: process.cwd(),
      env,
      stdout,
      stderr,
      interruption,
    });
  } finally {
    interruption.stopListening();
  }
}

async function answered(program: Program, argv: readonly string[], context: CommandContext): Promise<number> {
  const { stderr, interruption } = context;
  interruption.asked.addEventListener('abort', () =>
    stderr.write('\nStopping when the running step has ended. Ctrl-C again kills it.\n'),
  );
  try {
    return await program(argv, context);
  } catch (error) {
    const trouble = fileTrouble(error);
    const failure = trouble === undefined ? error : new Failure(trouble, 1);
    if (argv.includes('--json')) context.stdout.write(failureForMachines(failure));
    if (!(failure instanceof Failure || failure instanceof Interrupted)) throw failure;
    return told(failure, stderr);
  }
}

function told({ message, exitCode }: Failure | Interrupted, stderr: CommandContext['stderr']): number {
  const shown = plainText(
    message.trim() === '' ? `Ended with ${exitCode}, and nothing is known of the reason` : message,
  );
  stderr.write(shown.endsWith('\n') ? shown : `${shown}\n`);
  return exitCode;
}

function ignoreLostReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
