import type { CommandContext } from '@spot-serving/terraform-runner/program';

import { inspectVersion } from './inspect-version';
import type { VerifyRequest } from './options';
import { sizeMiB, sizeText } from './size';
import { VersionAddress } from './version-address';

/**
 * Compares a version with its manifest.
 *
 * @returns 0 when it is whole, else 1
 * @throws {Failure} 1 when the store refuses or is away
 */
export async function verifyCommand(request: VerifyRequest, context: CommandContext): Promise<number> {
  const { bucket, model, version, read, json } = request;
  const address = new VersionAddress(bucket, model, version);
  const { files, bytes, faults } = await inspectVersion(address, read ? 'all' : 'parted');
  const whole = faults.length === 0;
  const report = { uri: address.uri, model, version, whole, files, bytes, sizeMiB: sizeMiB(bytes), faults };
  const text = whole
    ? `${address.uri} is whole: ${files} files, ${sizeText(bytes)}\n`
    : `${address.uri} is not whole:\n${faults.map((fault) => `  ${fault}\n`).join('')}`;
  context.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : text);
  return whole ? 0 : 1;
}
