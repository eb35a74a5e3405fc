import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, type Interruption } from '@spot-serving/terraform-runner';

import type { BackgroundAnswer, BackgroundRequest } from './background-request';

/** Starts `background`, from its source or as it was built. */
const background = join(__dirname, '..', '..', 'bin', 'background.cjs');

/**
 * Starts the process behind attached shells and waits until it serves. It outlives this process, and the terminal.
 *
 * @throws {Failure} in the words of the process, or with the end of its log when it died without any
 * @throws {Interrupted} when the user asked to stop; the process is killed then
 */
export async function startBackground(request: BackgroundRequest, interruption: Interruption): Promise<void> {
  const log = join(request.folder, 'background.log');
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [background], {
    cwd: request.app.folder,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const kill = (): boolean => child.kill('SIGKILL');
  interruption.asked.addEventListener('abort', kill);
  child.send(request);
  const answer = await new Promise<BackgroundAnswer | undefined>((resolve) => {
    child.once('message', (words) => resolve(words as BackgroundAnswer)).once('exit', () => resolve(undefined));
  });
  interruption.asked.removeEventListener('abort', kill);
  interruption.throwIfAsked();
  child.unref();
  if (answer === undefined)
    throw new Failure(`the background process ended early: ${readFileSync(log, 'utf8').trim()}`, 1);
  if ('failure' in answer) throw new Failure(answer.failure.message, answer.failure.exitCode);
}
