import { parseImage } from '@spot-serving/core';

import { platformsOf } from '../registry/platforms';
import type { Registries } from '../registry/registries';
import { type Lookup, lookUp } from './lookup';

/** The platform of our nodes. */
const platform = 'linux/amd64';

/**
 * What a tag points to today, by the registry itself: the digest of the index when the image is there for several platforms, since that is
 * what a node asks for; computed from the bytes, not believed.
 *
 * @param reference an image by its tag, as the environment writes it
 * @param today the day that is written beside it, `2026-11-22`
 */
export async function imageLookup(reference: string, registries: Registries, today: string): Promise<Lookup> {
  return lookUp(['images', reference], async () => {
    const { registry: host, repository, tag = 'latest' } = parseImage(reference);
    const registry = registries.at(host);
    const manifest = await registry.manifest(repository, tag);
    const platforms = await platformsOf(registry, repository, manifest);
    if (!platforms.includes(platform))
      throw new Error(
        `${host}: ${repository}:${tag} is for ${platforms.join(', ') || 'no platform'}, not for ${platform}`,
      );
    return {
      entry: {
        digest: manifest.digest,
        platform,
        source: `GET /v2/${repository}/manifests/${tag} at ${host}`,
        read: today,
      },
    };
  });
}
