import { eksZones, nearRegions, regionsRead } from './known-regions';
import { partitionOf } from './partition';

/** What to do about a region that the table lacks, with those that somebody may have meant. */
export function unknownRegionFix(region: string): string {
  const near = nearRegions(region);
  const meant = near.length > 0 ? `; near it are ${near.join(', ')}` : '';
  return `no region with EKS that was known on ${regionsRead}${meant}: correct it`;
}

/**
 * What to do about a region that is to be another one of an app's account: one that nobody knows, or of another partition.
 *
 * @param own region of the app, which may be known by its own facts alone
 * @returns `undefined` when it can be one
 */
export function otherRegionFix(region: string, own: string): string | undefined {
  if (region === own) return undefined;
  if (partitionOf(region)?.id !== partitionOf(own)?.id)
    return `name a region of the partition of ${own}: no account is in two`;
  return eksZones(region) === undefined ? unknownRegionFix(region) : undefined;
}
