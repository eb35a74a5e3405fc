import { imageRegistryFix, isImageRegistry, type Problem } from '@spot-serving/core';

/** What is wrong with the address of a registry that images are taken from. */
export function imageRegistryProblems(registry: string | undefined, path = 'imageRegistry'): Problem[] {
  if (registry === undefined || isImageRegistry(registry)) return [];
  return [{ path, value: registry, fix: imageRegistryFix }];
}
