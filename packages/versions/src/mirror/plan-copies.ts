import { mirroredImage, parseImage, type ResolvedVersions } from '@spot-serving/core';

import type { Registries } from '../registry/registries';
import type { Copy } from './copy-image';

/** An image to copy, by what the app calls it. */
export interface PlannedCopy extends Copy {
  /** Public reference of the image. */
  readonly image: string;
  /** What it is called there. */
  readonly address: string;
  /** Whether somebody reviewed its digest; else it is the one that the tag has now. */
  readonly reviewed: boolean;
}

/**
 * Where an image goes, and by which digest: the one that the file knows, the one in the reference itself, else the one that its tag has now.
 *
 * @param to registry that takes the copy
 * @throws RegistryError when the digest has to be asked for, and cannot be
 */
export async function plannedCopy(
  image: string,
  to: string,
  { images = {} }: ResolvedVersions,
  registries: Registries,
): Promise<PlannedCopy> {
  const source = parseImage(image);
  const address = mirroredImage(image, to);
  const target = parseImage(address);
  const from = { registry: registries.at(source.registry), repository: source.repository };
  const known = images[image]?.digest ?? source.digest;
  const digest = known ?? (await from.registry.manifest(from.repository, source.tag ?? 'latest')).digest;
  const there = { registry: registries.at(target.registry), repository: target.repository };
  return {
    image,
    address,
    from,
    to: there,
    digest,
    reviewed: known !== undefined,
    ...(target.tag === undefined ? {} : { tag: target.tag }),
  };
}
