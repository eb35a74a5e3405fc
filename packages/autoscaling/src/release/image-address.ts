import type { Problem } from '@spot-serving/core';

/** A host with an optional port and path, without scheme, tag or slash at the end. */
const registryForm = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*$/;

/**
 * Address of a mirrored image: `registry` in place of the host of `image`, its path kept, so that images of several registries fit into
 * one mirror. Without a registry, `image` itself.
 */
export function imageAddress(image: string, registry?: string): string {
  return registry === undefined ? image : `${registry}/${image.split('/').slice(1).join('/')}`;
}

/** What is wrong with the address of a registry that images are taken from. */
export function imageRegistryProblems(registry: string | undefined, path = 'imageRegistry'): Problem[] {
  if (registry === undefined || registryForm.test(registry)) return [];
  return [{ path, value: registry, fix: 'write a host and, if need be, a path, without https:// and without a slash at the end' }];
}
