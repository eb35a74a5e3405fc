import { join } from 'node:path';

import { type EmulatorOptions, pinnedEnvironment } from './pinned-environment';

/**
 * The pinned AWS CLI, `aws`, installed on first use. PyPI has version 1 only; its `s3` and `s3api` commands are those of version 2, which
 * images have.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function awsCli(options?: EmulatorOptions): Promise<string> {
  return join(await pinnedEnvironment('requirements-aws-cli.txt', 'the AWS CLI', options), 'aws');
}
