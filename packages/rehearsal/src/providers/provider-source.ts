import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

/** Where Terraform gets its providers from. */
export type ProviderSource =
  /** Served by this process, from the schemas of the installed bindings. */
  | { readonly kind: 'stand-in' }
  /** Real ones, from a folder that `terraform providers mirror` fills; absolute path. */
  | { readonly kind: 'mirror'; readonly folder: string }
  /** Real ones, from Terraform's registry. */
  | { readonly kind: 'registry' };

/**
 * A source as Terraform can find it: the folder of a mirror becomes absolute.
 *
 * @param from absolute path that it is relative to
 * @throws {Failure} 2 when there is no such folder
 */
export function locatedSource(source: ProviderSource, from: string): ProviderSource {
  if (source.kind !== 'mirror') return source;
  const folder = resolve(from, source.folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return { kind: 'mirror', folder };
  throw new Failure(
    `--provider-mirror ${source.folder} is no folder; fill one with "terraform providers mirror DIR"`,
    2,
  );
}

/**
 * Terraform's CLI configuration for a source. Nothing of the user's own configuration plays a part.
 *
 * A mirror is the only way in: with no `direct` method, what the mirror does not hold is not looked for anywhere else
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation).
 */
export function cliConfiguration(source: ProviderSource): string {
  return source.kind === 'mirror'
    ? JSON.stringify({ provider_installation: [{ filesystem_mirror: [{ path: source.folder }] }] })
    : '';
}

/** What to do when Terraform cannot get its providers from a source; nothing for the stand-in, which always is there. */
export function installationHint(source: ProviderSource): readonly string[] {
  if (source.kind === 'stand-in') return [];
  if (source.kind === 'registry')
    return ['The registry needs a network; leave --providers out for the stand-in, or name a --provider-mirror DIR.'];
  return [
    `--provider-mirror ${source.folder} must hold the pinned version of each provider for this machine; "terraform providers mirror" fills it.`,
  ];
}
