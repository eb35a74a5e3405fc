import { Failure } from '@spot-serving/terraform-runner';

import type { VersionedApp } from '../app/read-app';
import type { SynthesizedApp } from '../app/synthesized-app';
import { usedImages } from '../app/used-images';
import type { VersionCatalogue } from '../lookup/aws-catalogue';
import { chartLookup, type UsedChart } from '../lookup/chart-lookup';
import { imageLookup } from '../lookup/image-lookup';
import { kubernetesLookups } from '../lookup/kubernetes-lookups';
import type { Lookup } from '../lookup/lookup';
import { s3Lookup } from '../lookup/s3-lookup';
import type { Registries } from '../registry/registries';
import type { ResolveOptions } from './resolve-options';

/** Whom to ask. */
export interface Sources {
  readonly catalogue: VersionCatalogue;
  readonly registries: Registries;
  /** Address of the list of AWS' addresses. */
  readonly ipRanges: string;
  /** Synthesizes the app. */
  readonly synthesis: () => Promise<SynthesizedApp>;
  /** The day that is written beside what is found, `2026-11-22`. */
  readonly today: string;
}

/** Everything that was tried, and what to know about it. */
export interface Resolution {
  readonly lookups: readonly Lookup[];
  /** What was left out, and why; a line each. */
  readonly notes: readonly string[];
}

/** Looks up what an app pins, all at the same time. Fails for nothing that is only out of reach: that is among the look-ups. */
export async function lookUpAll(
  app: VersionedApp,
  { only, minor }: Pick<ResolveOptions, 'only' | 'minor'>,
  sources: Sources,
): Promise<Resolution> {
  const { catalogue, registries, today } = sources;
  const stacks = await installed(app, only, sources);
  const { images, ofUnknownOrigin } = usedImages(app, stacks.images);
  const tagged = images.filter((reference) => !reference.includes('@'));
  const lookups = await Promise.all([
    only.includes('kubernetes') ? kubernetesLookups(minor ?? app.environment.cluster.version, catalogue, today) : [],
    ...(only.includes('charts')
      ? stacks.charts.map(async (chart) => [await chartLookup(chart, registries, today)])
      : []),
    ...(only.includes('images')
      ? tagged.map(async (reference) => [await imageLookup(reference, registries, today)])
      : []),
    ...(only.includes('s3') && serves(app) ? [s3Lookup(app.environment.region, sources.ipRanges, today)] : []),
  ]);
  const unknown = ofUnknownOrigin.map(
    (image) => `${image}: left out, it is a copy in platform.imageRegistry, and the file does not know of what`,
  );
  return { lookups: lookups.flat(), notes: [...stacks.notes, ...(only.includes('images') ? unknown : [])] };
}

/** Only pods of models are held to the blocks of S3. */
function serves({ environment: { models } }: VersionedApp): boolean {
  return Object.keys(models.served ?? {}).length > 0;
}

/**
 * Charts and images of the stacks. An app that waits for what is to be looked up cannot be synthesized: then its charts and images are those that
 * the file knows already.
 */
async function installed(
  { versions }: VersionedApp,
  only: ResolveOptions['only'],
  { synthesis }: Sources,
): Promise<SynthesizedApp & Pick<Resolution, 'notes'>> {
  if (!only.includes('charts') && !only.includes('images')) return { charts: [], images: [], notes: [] };
  try {
    return { ...(await synthesis()), notes: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const charts: UsedChart[] = Object.entries(versions.charts ?? {}).map(([chart, { repository, version }]) => ({
      chart,
      repository,
      version,
    }));
    const note = `the app cannot be synthesized yet, so charts and images of its stacks are those of the file; run this again once it can:\n${error.message.trimEnd()}`;
    return { charts, images: Object.keys(versions.images ?? {}), notes: [note] };
  }
}
