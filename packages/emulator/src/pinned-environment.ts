import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './cache-folder';
import { EmulatorUnavailable } from './emulator-unavailable';
import { findPython } from './find-python';
import { installationProblem } from './installation-problem';
import { run } from './run';

const packageFolder = join(__dirname, '..');

/** How to install and start what comes from PyPI; all optional. */
export interface EmulatorOptions {
  /** Takes a line for the user when something takes its time. @default writes it to standard error */
  readonly progress?: (line: string) => void;
  /** Environment that `python3`, `pip` and the cache folder are found by. @default this process's */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Folder of the programs of a virtual environment that holds one pinned package. The environment is made when it is not there yet: once
 * per user and version, also when two processes ask at once.
 *
 * @param file the requirements file, in this package's folder
 * @param what the package in the user's words
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function pinnedEnvironment(
  file: string,
  what: string,
  { progress = toStandardError, env = process.env }: EmulatorOptions = {},
): Promise<string> {
  const requirements = join(packageFolder, file);
  const requirement = pinnedRequirement(readFileSync(requirements, 'utf8'));
  const target = join(cacheFolder(env), requirement.replace(/\W*(\[.*\])?==/, '-'));
  const programs = join(target, 'bin');
  if (existsSync(join(programs, 'python'))) return programs;
  const { program, version } = await findPython(what, env);
  progress(`Installing ${what} (${requirement}, ${version}) into ${target}, once; about half a minute`);
  const ended = await run(program, ['-I', join(packageFolder, 'python', 'install.py'), target, requirements], env);
  const problem = installationProblem(ended, requirement);
  if (problem !== undefined) throw new EmulatorUnavailable(problem);
  return programs;
}

/**
 * The one requirement of a requirements file.
 *
 * @throws when it is not pinned to one version
 */
export function pinnedRequirement(requirements: string): string {
  const lines = requirements.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [requirement = ''] = lines;
  if (lines.length !== 1 || !/^[\w[\]-]+==[\d.]+$/.test(requirement))
    throw new Error(`not one pinned requirement: ${lines.join(', ')}`);
  return requirement;
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
