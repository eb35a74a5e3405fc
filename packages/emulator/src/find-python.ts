import { EmulatorUnavailable } from './emulator-unavailable';
import { run } from './run';

/** Oldest Python that the pinned moto and AWS CLI accept (their `Requires-Python`). */
const oldestMinor = 10;

const names = ['python3', 'python', ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`)];

/** A Python interpreter on the path. */
export interface FoundPython {
  readonly program: string;
  /** As it prints it, for example `Python 3.11.7`. */
  readonly version: string;
}

/**
 * The first Python 3.10 or newer on the path.
 *
 * @param what needs it, in the user's words
 * @throws {EmulatorUnavailable} when there is none; names the ones that are too old
 */
export async function findPython(what: string, env: NodeJS.ProcessEnv): Promise<FoundPython> {
  const old: string[] = [];
  for (const program of names) {
    const { code, stdout } = await run(program, ['--version'], env);
    const version = stdout.trim();
    if (code === 0 && isNewEnough(version)) return { program, version };
    if (code === 0) old.push(`${program} is ${version}`);
  }
  throw new EmulatorUnavailable(missingPython(what, old));
}

/** Whether `python --version` printed a version that is new enough. */
export function isNewEnough(version: string): boolean {
  const [, minor] = /^Python 3\.(\d+)/.exec(version) ?? [];
  return Number(minor) >= oldestMinor;
}

/** @param old what was found instead, in words */
export function missingPython(what: string, old: readonly string[]): string {
  const found = old.length === 0 ? 'there is no python3 on the path' : old.join(', ');
  return `${what} needs Python 3.${oldestMinor} or newer; ${found}; install it (https://www.python.org/downloads)`;
}
