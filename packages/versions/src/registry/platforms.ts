import * as z from 'zod';

import { limitedBytes, limits } from './limited-bytes';
import { digestOf, type Manifest } from './manifest';
import type { Registry } from './registry';
import { RegistryError } from './registry-error';

const configuration = z.object({ os: z.string(), architecture: z.string() });

/** Platforms that an image is there for, as `linux/amd64`: an index lists them, an image's configuration says its own. */
export async function platformsOf(
  registry: Registry,
  repository: string,
  { children, config }: Manifest,
): Promise<readonly string[]> {
  if (children.length > 0)
    return children.flatMap(({ platform }) =>
      platform === undefined ? [] : [`${platform.os}/${platform.architecture}`],
    );
  if (config === undefined) return [];
  const what = `${repository}@${config.digest}`;
  const blob = new Response(await registry.readBlob(repository, config));
  const bytes = await limitedBytes(registry.host, what, blob, limits.manifest);
  if (digestOf(bytes) !== config.digest) throw new RegistryError(registry.host, `sent other bytes than ${what}`, 200);
  const { os, architecture } = configuration.parse(JSON.parse(bytes.toString('utf8')));
  return [`${os}/${architecture}`];
}
