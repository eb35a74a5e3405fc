import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const programs = { rehearse: 'rehearse.cjs', conformance: 'conformance.cjs' } as const;

/** Absolute path of a fixture app. */
export const fixture = (name: string): string => join(__dirname, 'fixtures', name);

/** What a run of the command left. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the command that goes on. */
export interface RunningCli {
  readonly pid: number;
  readonly stdout: Readable;
  readonly ended: Promise<CliRun>;
}

/** Starts the real command, as a shell would. */
export function startCli(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  program: keyof typeof programs = 'rehearse',
): RunningCli {
  const child = spawn(process.execPath, [join(__dirname, '..', 'bin', programs[program]), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout).catch(() => ''), text(child.stderr)]).then(
    ([[exitCode], stdout, stderr]) => ({ exitCode: exitCode as number | null, stdout, stderr }),
  );
  return { pid: child.pid ?? 0, stdout: child.stdout, ended };
}

/** Runs the real command to its end. */
export function runCli(
  args: readonly string[],
  cwd: string,
  env?: NodeJS.ProcessEnv,
  program?: keyof typeof programs,
): Promise<CliRun> {
  return startCli(args, cwd, env, program).ended;
}
