import { join } from 'node:path';

import { type EmulatorOptions, pinnedEnvironment } from './pinned-environment';

/**
 * Python interpreter of the virtual environment that holds the pinned moto, see {@link pinnedEnvironment}.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function emulatorPython(options?: EmulatorOptions): Promise<string> {
  return join(await pinnedEnvironment('requirements.txt', 'the AWS emulator', options), 'python');
}
