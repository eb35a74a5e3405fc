import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './cache-folder';
import { EmulatorUnavailable } from './emulator-unavailable';
import { findPython } from './find-python';
import { installationProblem } from './installation-problem';
import { run } from './run';

const PACKAGE = join(__dirname, '..');

/** How to install and start the emulator; all optional. */
export interface EmulatorOptions {
  /** Takes a line for the user when something takes its time. @default writes it to standard error */
  readonly progress?: (line: string) => void;
  /** Environment that `python3`, `pip` and the cache folder are found by. @default this process's */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Python interpreter of the virtual environment that holds the pinned moto. The environment is made when it is not there yet: once
 * per user and version, also when two processes ask at once.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function emulatorPython({ progress = toStandardError, env = process.env }: EmulatorOptions = {}): Promise<string> {
  const requirement = pinnedRequirement(readFileSync(join(PACKAGE, 'requirements.txt'), 'utf8'));
  const target = join(cacheFolder(env), requirement.replace(/\W*(\[.*\])?==/, '-'));
  const python = join(target, 'bin', 'python');
  if (existsSync(python)) return python;
  const { program, version } = await findPython(env);
  progress(`Installing the AWS emulator (${requirement}, ${version}) into ${target}, once; about half a minute`);
  const ended = await run(program, ['-I', join(PACKAGE, 'python', 'install.py'), target, join(PACKAGE, 'requirements.txt')], env);
  const problem = installationProblem(ended, requirement);
  if (problem !== undefined) throw new EmulatorUnavailable(problem);
  return python;
}

/**
 * The one requirement of a requirements file.
 *
 * @throws when it is not pinned to one version
 */
export function pinnedRequirement(requirements: string): string {
  const lines = requirements.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [requirement = ''] = lines;
  if (lines.length !== 1 || !/^[\w[\]-]+==[\d.]+$/.test(requirement)) throw new Error(`not one pinned requirement: ${lines.join(', ')}`);
  return requirement;
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
