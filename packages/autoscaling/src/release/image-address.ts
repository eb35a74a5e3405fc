import { imageRegistryFix, isImageRegistry, type Problem } from '@spot-serving/core';

/**
 * Address of a mirrored image: `registry` in place of the host of `image`, its path kept, so that images of several registries fit into
 * one mirror. Without a registry, `image` itself.
 */
export function imageAddress(image: string, registry?: string): string {
  return registry === undefined ? image : `${registry}/${image.split('/').slice(1).join('/')}`;
}

/** What is wrong with the address of a registry that images are taken from. */
export function imageRegistryProblems(registry: string | undefined, path = 'imageRegistry'): Problem[] {
  if (registry === undefined || isImageRegistry(registry)) return [];
  return [{ path, value: registry, fix: imageRegistryFix }];
}
