import { Release } from '@cdktf/provider-helm/lib/release';

import type { SynthesizedStack } from './synth';
import { resourcesOf } from './the-only';

/** A release as it is written for Terraform, its values read. */
export interface WrittenRelease {
  readonly name: string;
  readonly chart: string;
  readonly version: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

/** The releases of a stack by name. */
export function releasesOf(stack: SynthesizedStack): Readonly<Record<string, WrittenRelease>> {
  const releases = Object.values(resourcesOf(Release, stack)) as {
    readonly name: string;
    readonly chart: string;
    readonly version: string;
    readonly values: readonly string[];
  }[];
  return Object.fromEntries(
    releases.map((release) => [
      release.name,
      { ...release, values: JSON.parse(release.values[0] ?? '') as WrittenRelease['values'] },
    ]),
  );
}

/** The release called `name`. @throws Error when there is none */
export function releaseOf(name: string, stack: SynthesizedStack): WrittenRelease {
  const release = releasesOf(stack)[name];
  if (!release) throw new Error(`no release ${name}`);
  return release;
}
