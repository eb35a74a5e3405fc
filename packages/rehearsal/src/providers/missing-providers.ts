import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

import { locatedSource, type ProviderSource } from './provider-source';

/** What a cluster needs of a mirror: its folders are by host, namespace and type (https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror). */
const needed = ['kubernetes', 'helm'].map((type) => join('registry.terraform.io', 'hashicorp', type));

/**
 * Refuses a mirror without the providers of a cluster; in which versions it has them, Terraform looks.
 *
 * @param from absolute path that the mirror is relative to
 * @throws {Failure} 3 with what is missing and how to get it
 */
export function refuseMissingProviders(source: ProviderSource, from: string): void {
  const located = locatedSource(source, from);
  if (located.kind !== 'mirror') return;
  const missing = needed.filter((path) => !existsSync(join(located.folder, path)));
  if (missing.length === 0) return;
  throw new Failure(
    `--provider-mirror ${located.folder} lacks ${missing.join(', ')}; fill it where there is a network: "terraform providers mirror DIR" in the folder of a synthesized stack`,
    3,
  );
}
