import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

const packageShape = z.object({ name: z.string(), version: z.string(), private: z.boolean().optional() });

/**
 * Names of the packages that a release publishes: all in `packages/` but private ones.
 *
 * @param tag such as `v1.2.3`
 * @throws {Failure} 2 unless the workspace and each of them has the tag's version
 */
export function publicPackages(workspace: string, tag: string): readonly string[] {
  const { version } = manifest(workspace);
  if (tag !== `v${version}`)
    throw new Failure(
      `the tag is ${tag}, and the workspace is at ${version}; tag v${version}, or release another version first`,
      2,
    );
  const folders = readdirSync(join(workspace, 'packages')).map((name) => join(workspace, 'packages', name));
  const found = folders
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(manifest)
    .filter((one) => one.private !== true);
  const other = found.filter((one) => one.version !== version).map(({ name, version: own }) => `${name} is at ${own}`);
  if (other.length > 0) throw new Failure(`all packages share one version, ${version}, and ${other.join(', ')}`, 2);
  return found.map(({ name }) => name).sort();
}

function manifest(folder: string): z.infer<typeof packageShape> {
  const file = join(folder, 'package.json');
  return fitting(packageShape, JSON.parse(readFileSync(file, 'utf8')), file, 2);
}
