import type { ResolvedVersions } from '../versions/resolved-versions';

/**
 * The image by name, tag and digest, so that every node pulls the bytes that somebody looked up. One that has its digest already, or that
 * nobody looked up, stays as it is; prod refuses the latter.
 *
 * @param reference as the environment writes it; find its digest before its mirror, since `versions` knows images by their public name
 */
export function imageWithDigest(reference: string, { images = {} }: ResolvedVersions): string {
  const digest = images[reference]?.digest;
  return digest === undefined || reference.includes('@') ? reference : `${reference}@${digest}`;
}
