import { parseImage } from './image-reference';

/**
 * Address of an image's copy: `imageRegistry` in place of its registry, with its path, tag and digest kept, so that images of several
 * registries fit into one. `mirror-images` copies to these addresses.
 *
 * @param imageRegistry the environment's `platform.imageRegistry`; without one, and for an image that is there already, `reference` itself
 */
export function mirroredImage(reference: string, imageRegistry?: string): string {
  if (imageRegistry === undefined || reference.startsWith(`${imageRegistry}/`)) return reference;
  const { repository, tag, digest } = parseImage(reference);
  return `${imageRegistry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
