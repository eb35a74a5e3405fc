import { Failure } from '@spot-serving/terraform-runner/program';

import type { Comparison } from './compare';
import type { VersionAddress } from './version-address';

/** Paths that a message names before it only counts. */
const namedPaths = 5;

/** Refusal of a version that cannot become what the folder is, for nothing in a store is overwritten or deleted. */
export async function isTaken(address: VersionAddress, reason: string): Promise<Failure> {
  const next = await nextVersion(address);
  return new Failure(
    `${address.uri} is taken: ${reason}. Published files never change; publish as the next version: --version ${next}`,
    3,
  );
}

/** Why the folder cannot become this version, if it cannot. */
export function conflict({ isPublished, missing, differing, extra }: Comparison): string | undefined {
  const facts = [
    ...(differing.length > 0 ? [`other bytes in ${few(differing)}`] : []),
    ...(extra.length > 0 ? [`it also holds ${few(extra)}`] : []),
    ...(isPublished && missing.length > 0 ? [`it has no ${few(missing.map(({ path }) => path))}`] : []),
  ];
  if (facts.length === 0) return undefined;
  return `${isPublished ? 'it is published, and' : 'it is half published, from another folder:'} ${facts.join(', ')}`;
}

/** Some paths by name, many by number. */
export function few(paths: readonly string[]): string {
  const rest = paths.length - namedPaths;
  return `${paths.slice(0, namedPaths).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

async function nextVersion({ bucket, model }: VersionAddress): Promise<number> {
  const versions = (await bucket.folders(`${model}/`)).map(Number).filter(Number.isSafeInteger);
  return Math.max(0, ...versions) + 1;
}
