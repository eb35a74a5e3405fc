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
  const { files, bytes, manifest, faults, strays } = await inspectVersion(address, read);
  const differences = [...faults, ...strays];
  const whole = differences.length === 0;
  const size = { files, bytes, sizeMiB: sizeMiB(bytes) };
  const report = { uri: address.uri, model, version, whole, ...size, manifest, faults: differences };
  const text = whole
    ? `${address.uri} is whole: ${files} files, ${sizeText(bytes)}, manifest ${manifest}\n`
    : `${address.uri} is not as its manifest says:\n${differences.map((fault) => `  ${fault}\n`).join('')}`;
  context.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : text);
  return whole ? 0 : 1;
}
