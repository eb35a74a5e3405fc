import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Failure } from '../src/command/failure';
import type { Command } from '../src/command/run-command';

/** What a command left. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, as its program would, without a terminal. */
export async function runInProcess(command: Command, argv: readonly string[], cwd = process.cwd()): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await command(argv, { cwd, stdout, stderr }).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    stderr.write(`${error.message}\n`);
    return error.exitCode;
  });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, stdout: out, stderr: err };
}
