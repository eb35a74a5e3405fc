import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';

import { Failure, Interruption, type Program } from '@spot-serving/terraform-runner';

/** What a command left. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in this process, as its `bin` would, without a terminal. */
export async function runInProcess(program: Program, argv: readonly string[], cwd = process.cwd()): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const context = {
    cwd,
    env: process.env,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    interruption: new Interruption(),
  };
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await program(argv, context).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    stderr.write(`${error.message}\n`);
    return error.exitCode;
  });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, stdout: out, stderr: err };
}
