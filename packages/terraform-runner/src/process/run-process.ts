import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import type { Interruption } from './interruption';

/** A child process to run to its end. */
export interface ProcessOptions {
  /** Program and arguments; a single string is a command line for the shell. */
  readonly command: string | readonly [program: string, ...args: string[]];
  /** Working folder. */
  readonly cwd: string;
  /** The child's whole environment; nothing is inherited besides it. */
  readonly env: NodeJS.ProcessEnv;
  /** Stops the child when the user asks. */
  readonly interruption: Interruption;
  /** Called with each line of standard output as it comes. @default nobody looks before the end */
  readonly onLine?: (line: string) => void;
}

/** What a child process left. */
export interface ProcessResult {
  /** Exit code; 128 for a child that a signal ended. */
  readonly exitCode: number;
  readonly stdout: string;
  /** What it wrote there; a child that a signal ended cannot say so, and it is said here as the last line. */
  readonly stderr: string;
}

/**
 * Runs a child to its end, with no standard input.
 *
 * The child leads a process group of its own, so a Ctrl-C on the terminal does not reach it. It gets exactly one signal from
 * here, together with its own children, and may finish (Terraform writes its state and releases its lock). The second
 * Ctrl-C kills the group, and nothing of the group outlives an interrupted child, or this process should it end by accident.
 *
 * @throws the system's error (code `ENOENT` and the like) when the program cannot be started
 * @throws {Interrupted} when the user asked to stop, once the child has ended
 */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  options.interruption.throwIfAsked();
  const child = start(options);
  const closed = once(child, 'close');
  const stdout = collect(child, 'stdout', options.onLine);
  const stderr = collect(child, 'stderr');
  const release = obey(child, options.interruption);
  try {
    const [code, signal] = (await closed) as [number | null, NodeJS.Signals | null];
    options.interruption.throwIfAsked();
    return { exitCode: code ?? 128, stdout: stdout(), stderr: `${stderr()}${ended(options, signal)}` };
  } finally {
    release();
  }
}

/** Of SIGKILL nobody is told; where it is not the second Ctrl-C, it mostly comes from a machine that ran out of memory. */
function ended({ command }: ProcessOptions, signal: NodeJS.Signals | null): string {
  if (signal === null) return '';
  const program = typeof command === 'string' ? command : command.slice(0, 2).join(' ');
  const why = signal === 'SIGKILL' ? '; was there memory enough?' : '';
  return `\n${program} was ended by ${signal}${why}\n`;
}

function start({ command, cwd, env }: ProcessOptions): ChildProcess {
  const [program, ...args] = typeof command === 'string' ? [command] : command;
  return spawn(program, args, {
    cwd,
    env,
    shell: typeof command === 'string',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr', onLine?: (line: string) => void): () => string {
  const stream = child[name];
  if (stream === null) throw new Error(`the child has no ${name}; it was started with a pipe`);
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (onLine !== undefined) createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine);
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Passes the user's wish on to the child's group; the result stops doing so. */
function obey(child: ChildProcess, interruption: Interruption): () => void {
  const ask = (): void => signalGroup(child, 'SIGINT');
  const kill = (): void => signalGroup(child, 'SIGKILL');
  const sweep = (): void => {
    if (interruption.asked.aborted) kill();
  };
  interruption.asked.addEventListener('abort', ask);
  interruption.forced.addEventListener('abort', kill);
  child.once('exit', sweep);
  process.on('exit', kill);
  return () => {
    process.off('exit', kill);
    interruption.asked.removeEventListener('abort', ask);
    interruption.forced.removeEventListener('abort', kill);
  };
}

/** A group that has ended is fine: no such process, or on macOS only zombies, which may not be signalled. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
