import type { Ended } from './run';

/** What `python/install.py` ends with. */
const noVenv = 3;
const noPackages = 4;

/** Why the virtual environment could not be made, in one line with a fix; undefined when it was made. */
export function installationProblem(
  { code, stderr }: Pick<Ended, 'code' | 'stderr'>,
  requirement: string,
): string | undefined {
  const reason = lastLine(stderr);
  if (code === 0) return undefined;
  if (code === noVenv)
    return `Python cannot make a virtual environment; install its venv module (Debian and Ubuntu: apt install python3-venv)${reason}`;
  if (code === noPackages)
    return `pip cannot install ${requirement}; give it a network or a package index (PIP_INDEX_URL)${reason}`;
  return `installing ${requirement} ended early${reason}`;
}

/** pip repeats its trouble many times; the last error says what it came to. */
function lastLine(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1);
  return telling === undefined ? '' : `: ${telling}`;
}
