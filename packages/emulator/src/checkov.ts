import { join } from 'node:path';

import { type EmulatorOptions, pinnedEnvironment } from './pinned-environment';

/**
 * The pinned `checkov`, installed on first use.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function checkov(options?: EmulatorOptions): Promise<string> {
  return join(await pinnedEnvironment('requirements-checkov.txt', 'checkov', options), 'checkov');
}
