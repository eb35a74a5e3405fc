import { setTimeout } from 'node:timers/promises';

import { Failure } from '@spot-serving/terraform-runner/program';

import type { ModelBucket } from '../store-client/model-bucket';
import { inspectVersion } from './inspect-version';
import { VersionAddress } from './version-address';

/** How long copies are waited for. */
export interface Patience {
  /** Milliseconds between two looks. */
  readonly pause: number;
  /** Looks until it is said to be late. */
  readonly looks: number;
}

/** Half an hour: S3 copies most objects in seconds, and may take hours without the time that it is paid to promise (S3 user guide, "Replicating objects"). */
const usual: Patience = { pause: 10_000, looks: 180 };

/**
 * Waits until a version is whole in every store that gets a copy. S3 keeps no order, so the manifest may come before its files: a copy counts once each
 * file of the manifest is there with its digest, and the manifest is that of the version.
 *
 * @param manifest digest of the version's manifest, as environments name it
 * @param note told what is still missing
 * @returns what came of it, in few words
 * @throws {Failure} 3 when a store holds other files under the name, 1 when a copy is late; the version itself is published
 */
export async function waitReplicated(
  { model, version }: Pick<VersionAddress, 'model' | 'version'>,
  { copies, manifest, note }: { copies: readonly ModelBucket[]; manifest: string; note: (text: string) => void },
  { pause, looks }: Patience = usual,
): Promise<string> {
  let waiting = copies.map((bucket) => new VersionAddress(bucket, model, version));
  for (let look = 1; ; look += 1) {
    const states = await Promise.all(
      waiting.map(async (address) => ({ address, ...(await inspectVersion(address, false)) })),
    );
    const other = states.find((state) => state.manifest !== undefined && state.manifest !== manifest);
    if (other !== undefined)
      throw new Failure(
        `${other.address.uri} holds other files under this name: it was published there before, with manifest ${other.manifest}`,
        3,
      );
    const late = states.filter(({ faults }) => faults.length > 0);
    if (late.length === 0) return `whole in ${copies.length} ${copies.length === 1 ? 'copy' : 'copies'}`;
    const missing = late.map(({ address, faults }) => `${address.uri}: ${faults.join(', ')}`).join('; ');
    if (look >= looks)
      throw new Failure(
        `published, but not copied after ${Math.round((pause * looks) / 60_000)} minutes: ${missing}. Run again, it goes on waiting`,
        1,
      );
    note(missing);
    waiting = late.map(({ address }) => address);
    await setTimeout(pause);
  }
}
