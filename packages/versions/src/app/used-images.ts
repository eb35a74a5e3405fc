import { type Environment, mirroredImage, publicImages, resolvePlatform, resolveServing } from '@spot-serving/core';

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
 * is in the file, or is what models are served with or the platform runs, are found again.
 *
 * @param named images as the stacks name them
 */
export function usedImages(
  { environment, versions }: Pick<VersionedApp, 'environment' | 'versions'>,
  named: readonly string[],
): UsedImages {
  const { imageRegistry: mirror } = resolvePlatform(environment.platform);
  const known = [...new Set([...servingImages(environment), ...Object.keys(versions.images ?? {})])];
  const originals = new Map(known.map((reference) => [mirroredImage(reference, mirror), reference]));
  const tagged = named.map(withoutDigest);
  const originOf = (image: string) => {
    const original = originals.get(image);
    if (original !== undefined || mirror === undefined || !image.startsWith(`${mirror}/`)) return original ?? image;
    return platformOrigin(image, mirror);
  };
  return {
    images: [...new Set([...servingImages(environment), ...tagged.flatMap((image) => originOf(image) ?? [])])].sort(),
    ofUnknownOrigin: [...new Set(tagged.filter((image) => originOf(image) === undefined))].sort(),
  };
}

/** What a copy is of, when it is of what every platform runs: by its path, under any tag. */
function platformOrigin(image: string, mirror: string): string | undefined {
  const [found] = Object.values(publicImages).flatMap((original) => {
    const copy = mirroredImage(original, mirror);
    return image.startsWith(`${copy}:`) ? [`${original}${image.slice(copy.length)}`] : [];
  });
  return found;
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
