import { join } from 'node:path';

import { type EmulatorOptions, pinnedEnvironment } from './pinned-environment';

/**
 * Python interpreter of a virtual environment that holds the pinned `protobuf`, whose text format no npm package reads.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function protobufPython(options?: EmulatorOptions): Promise<string> {
  return join(await pinnedEnvironment('requirements-protobuf.txt', "protobuf's own parser", options), 'python');
}
