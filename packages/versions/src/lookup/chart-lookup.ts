import { compare, prerelease, valid } from 'semver';
import { parse } from 'yaml';
import * as z from 'zod';

import { limitedBytes, limits } from '../registry/limited-bytes';
import type { Registries } from '../registry/registries';
import { fitted } from './fitted';
import { type Found, type Lookup, lookUp } from './lookup';

/** A chart as an app installs it. */
export interface UsedChart {
  readonly chart: string;
  /** `https://` or `oci://`. */
  readonly repository: string;
  /** The version pinned in code. */
  readonly version: string;
}

/** The part of a chart repository's index that is read (Helm documentation, "The Chart Repository Guide", "The index file"). */
const indexShape = z.object({
  entries: z.record(z.string(), z.array(z.object({ version: z.string(), digest: z.string().optional() }))),
});

/**
 * Whether a chart's repository has the pinned version, with the digest of its package, and the newest that it has. The version itself is
 * pinned in code, where its keys are known; this never raises it.
 *
 * @param today the day that is written beside it, `2026-11-22`
 */
export async function chartLookup(used: UsedChart, registries: Registries, today: string): Promise<Lookup> {
  const oci = /^oci:\/\/([^/]+)\/(.+)$/.exec(used.repository);
  return lookUp(['charts', used.chart], async () => {
    const [, host, folder] = oci ?? [];
    return host === undefined || folder === undefined
      ? fromIndex(used, today)
      : fromRegistry(used, { host, repository: `${folder}/${used.chart}` }, registries, today);
  });
}

async function fromIndex({ chart, repository, version }: UsedChart, today: string): Promise<Omit<Found, 'place'>> {
  const url = `${repository.replace(/\/$/, '')}/index.yaml`;
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
  if (response === undefined) throw new Error(`${url} cannot be reached`);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const text = await limitedBytes(new URL(url).host, url, response, limits.index);
  const offered = fitted(indexShape, url, () => parse(text.toString()) as unknown).entries[chart] ?? [];
  const found = offered.find((entry) => entry.version === version);
  const all = offered.map((entry) => entry.version);
  if (found === undefined)
    throw new Error(`${url} has no ${chart} ${version}; its newest is ${newestOf(all) ?? 'none'}`);
  const digest = found.digest === undefined ? {} : { digest: `sha256:${found.digest.replace(/^sha256:/, '')}` };
  return { entry: { version, repository, ...digest, source: url, read: today }, ...newerThan(version, all) };
}

/** A `+` of a version is a `_` in a tag (Helm documentation, "Use OCI-based registries"). */
async function fromRegistry(
  { version, repository: address }: UsedChart,
  { host, repository }: { readonly host: string; readonly repository: string },
  registries: Registries,
  today: string,
): Promise<Omit<Found, 'place'>> {
  const registry = registries.at(host);
  const tag = version.replace('+', '_');
  const { digest } = await registry.manifest(repository, tag);
  const tags = await registry.tags(repository).catch(() => []);
  return {
    entry: {
      version,
      repository: address,
      digest,
      source: `GET /v2/${repository}/manifests/${tag} at ${host}`,
      read: today,
    },
    ...newerThan(version, tags),
  };
}

function newerThan(version: string, all: readonly string[]): { readonly newer?: string } {
  const newest = newestOf(all);
  return newest !== undefined && compare(newest, version) > 0 ? { newer: newest } : {};
}

function newestOf(all: readonly string[]): string | undefined {
  return all
    .filter((version) => valid(version) !== null && prerelease(version) === null)
    .sort(compare)
    .at(-1);
}
