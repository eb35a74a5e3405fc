import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { AContext } from '../support/a-context';

/** How a run of the bundled program ended; the code is null when a signal ended it. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `pipeline.cjs` in an empty folder, run by plain node. */
export class Bundled {
  private readonly file: string;
  private running: ChildProcess | undefined;

  constructor(private readonly context: AContext) {
    const made = join(context.cwd, 'bundle');
    execFileSync(process.execPath, [join(__dirname, '..', '..', 'scripts', 'bundle.cjs'), made], { stdio: 'pipe' });
    this.file = join(context.cwd, 'pipeline.cjs');
    copyFileSync(join(made, 'pipeline.cjs'), this.file);
  }

  async run(...args: readonly string[]): Promise<Ended> {
    const { cwd, env } = this.context;
    const child = spawn(process.execPath, [this.file, ...args], {
      cwd,
      env: { ...env, NODE_PATH: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running = child;
    const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
    return { code: code as number | null, stdout, stderr };
  }

  /** What another program of the bundle prints. */
  other(name: string, ...args: readonly string[]): string {
    return execFileSync(process.execPath, [join(this.context.cwd, 'bundle', `${name}.cjs`), ...args], {
      cwd: this.context.cwd,
      encoding: 'utf8',
    });
  }

  /** Asks the program that runs to stop, as Ctrl-C or a cancelled workflow does. */
  ask(signal: NodeJS.Signals): void {
    this.running?.kill(signal);
  }

  /** Kills it and all that it started, as a machine that goes away does. */
  killAll(): void {
    const pids = [`${this.running?.pid ?? ''}`];
    for (const pid of pids) pids.push(...children(pid));
    for (const pid of pids) kill(Number(pid));
  }
}

function children(pid: string): readonly string[] {
  const table = execFileSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return table.flatMap(([parent, child]) => (parent === pid && child !== undefined ? [child] : []));
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
