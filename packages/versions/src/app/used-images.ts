import { type Environment, mirroredImage, resolveServing } from '@spot-serving/core';

import type { VersionedApp } from './read-app';

/** The images of an app, by where they come from. */
export interface UsedImages {
  /** By public reference, without digest where there is a tag. */
  readonly images: readonly string[];
  /** Images in the environment's own registry that nobody can tell the origin of. */
  readonly ofUnknownOrigin: readonly string[];
}

/**
 * Finds the public reference of each image that the stacks name. With `platform.imageRegistry`, the stacks name copies: those whose original
 * is in the file, or is what models are served with, are found again.
 *
 * @param named images as the stacks name them
 */
export function usedImages(
  { environment, versions }: Pick<VersionedApp, 'environment' | 'versions'>,
  named: readonly string[],
): UsedImages {
  const mirror = environment.platform?.imageRegistry;
  const known = [...new Set([...servingImages(environment), ...Object.keys(versions.images ?? {})])];
  const originals = new Map(known.map((reference) => [mirroredImage(reference, mirror), reference]));
  const tagged = named.map(withoutDigest);
  const originOf = (image: string) =>
    originals.get(image) ?? (mirror !== undefined && image.startsWith(`${mirror}/`) ? undefined : image);
  return {
    images: [...new Set([...servingImages(environment), ...tagged.flatMap((image) => originOf(image) ?? [])])].sort(),
    ofUnknownOrigin: [...new Set(tagged.filter((image) => originOf(image) === undefined))].sort(),
  };
}

/** What models are served with; nothing where no model is served. */
function servingImages({ models, serving }: Environment): string[] {
  if (Object.keys(models.served ?? {}).length === 0) return [];
  const { modelServerImage, loaderImage } = resolveServing(serving);
  return [modelServerImage, loaderImage].map(withoutDigest);
}

/** By its tag alone, where it has one: that is how a file names it. */
function withoutDigest(reference: string): string {
  const [name = reference] = reference.split('@');
  return /:[\w][\w.-]*$/.test(name) ? name : reference;
}
