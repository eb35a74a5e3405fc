import { join } from 'node:path';

import { type EmulatorOptions, pinnedEnvironment } from './pinned-environment';

/**
 * Python interpreter of a virtual environment that holds the pinned TensorFlow, 600 MB of it, installed on first use: for measurements, no test needs it.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function tensorflowPython(options?: EmulatorOptions): Promise<string> {
  return join(await pinnedEnvironment('requirements-tensorflow.txt', 'TensorFlow', options), 'python');
}
