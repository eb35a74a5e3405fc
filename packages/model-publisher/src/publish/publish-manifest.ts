import { createHash } from 'node:crypto';

import { Failure } from '@spot-serving/terraform-runner/program';

import type { DigestedFile } from '../store-client/file-digest';
import { compare } from './compare';
import { manifestText } from './manifest';
import { conflict, isTaken } from './refusals';
import type { VersionAddress } from './version-address';
import { metadataOf, type VersionFacts } from './version-facts';

/**
 * Makes a version whole: compares once more everything that is in the store, then puts the manifest, if there is none.
 *
 * @returns what came of it, in few words
 * @throws {Failure} 3 when somebody else published other files as this version meanwhile, 1 when a file went away
 */
export async function publishManifest(
  address: VersionAddress,
  files: readonly DigestedFile[],
  facts: VersionFacts,
): Promise<string> {
  const now = await compare(address, files);
  const taken = conflict(now);
  if (taken !== undefined) throw await isTaken(address, taken);
  if (now.missing.length > 0)
    throw new Failure(`${address.uri}: objects went away while it was published; run again`, 1);
  const text = manifestText(files);
  const sha256 = createHash('sha256').update(text).digest('base64');
  const isNew = await address.bucket.putNew(address.manifestKey, Buffer.from(text), sha256, metadataOf(facts));
  if (isNew) return `${address.manifestKey} written, the version is whole`;
  if ((await address.bucket.text(address.manifestKey)) === text) return 'somebody published the same meanwhile';
  throw await isTaken(address, 'somebody published other files meanwhile');
}
