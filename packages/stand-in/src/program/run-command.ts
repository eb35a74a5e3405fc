import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { Failure } from '@spot-serving/terraform-runner/program';

/**
 * Runs a command on this terminal to its end. A Ctrl-C reaches it by the terminal, and it decides when to stop.
 *
 * @returns its exit code, or 128 and the number of the signal that ended it
 * @throws {Failure} 2 when it cannot be started
 */
export function runCommand(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    child.on('error', (error) => reject(new Failure(`${program} cannot be run: ${error.message}`, 2)));
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
