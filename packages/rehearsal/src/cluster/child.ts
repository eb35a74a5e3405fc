import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A program to keep running. */
export interface ChildOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** File that gets what it prints. */
  readonly logFile: string;
}

/** Milliseconds that a program gets to end by itself. */
const patience = 10_000;

/** Lines of a log that tell why a program ended. */
const lastLines = 5;

/**
 * A program that runs beside this process, and no longer than it. It leads a process group of its own, so that a Ctrl-C on the terminal
 * does not take it from under a Terraform that still writes.
 */
export class Child {
  private readonly process: ChildProcess;
  private trouble: string | undefined;
  private readonly kill = (): void => void this.process.kill('SIGKILL');

  constructor(private readonly options: ChildOptions) {
    const { program, args, env, logFile } = options;
    const log = openSync(logFile, 'a');
    this.process = spawn(program, args, { env, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    this.process.on('error', ({ message }) => (this.trouble = message));
    process.on('exit', this.kill);
  }

  /** Why it is not running, with the last lines that it said; undefined while it runs. */
  ended(): string | undefined {
    const { exitCode, signalCode } = this.process;
    if (this.trouble === undefined && exitCode === null && signalCode === null) return undefined;
    const said = readFileSync(this.options.logFile, 'utf8').trimEnd().split('\n').slice(-lastLines).join('\n');
    return `${this.options.program} ended with ${this.trouble ?? exitCode ?? signalCode}\n${said}`;
  }

  /** Ends it: politely first, by force when it takes longer than ten seconds. */
  async stop(): Promise<void> {
    process.off('exit', this.kill);
    if (this.ended() !== undefined) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const force = setTimeout(this.kill, patience);
    await gone;
    clearTimeout(force);
  }
}
