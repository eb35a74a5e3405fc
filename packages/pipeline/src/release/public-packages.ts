import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

const packageShape = z.object({ name: z.string(), version: z.string(), private: z.boolean().optional() });

/** A package that a release publishes. */
export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  /** From the workspace's root, with `/`. */
  readonly folder: string;
}

/**
 * The packages that a release publishes, by name: all in `packages/` but private ones.
 *
 * @param tag such as `v1.2.3`
 * @throws {Failure} 2 unless each of them has the tag's version
 */
export function publicPackages(workspace: string, tag: string): readonly PublicPackage[] {
  const found = readdirSync(join(workspace, 'packages'))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(workspace, folder, 'package.json')))
    .map((folder) => ({ ...manifest(join(workspace, folder)), folder }))
    .filter((one) => one.private !== true);
  const other = found
    .filter(({ version }) => tag !== `v${version}`)
    .map(({ name, version }) => `${name} is at ${version}`);
  if (other.length > 0)
    throw new Failure(
      `the tag is ${tag}, and ${other.join(', ')}; all packages share one version, which "npx nx release" gives them`,
      2,
    );
  return found.sort((one, two) => one.name.localeCompare(two.name, 'en'));
}

function manifest(folder: string): z.infer<typeof packageShape> {
  const file = join(folder, 'package.json');
  return fitting(packageShape, JSON.parse(readFileSync(file, 'utf8')), file, 2);
}
