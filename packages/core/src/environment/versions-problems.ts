import type { Problem } from '../problems';
import type { ResolvedVersions } from '../versions/resolved-versions';
import { misfiledImageProblems, unresolvedImageProblems, unresolvedProblems } from '../versions/unresolved-problems';
import { versionsSchema } from '../versions/versions-schema';
import { resolveServing, type ServingSection } from './serving-section';

type Draft = Readonly<Record<string, unknown>>;

/**
 * Rules of the `versions` section with the rest of the environment: an image under a foreign minor, and in prod what is unresolved. Looks
 * only at values of the right shape. Images of serving are wanted once a model is served.
 */
export function versionsProblems({ tier, cluster, models, serving, versions = {} }: Draft): Problem[] {
  const parsed = versionsSchema.safeParse(versions);
  if (!parsed.success) return [];
  const resolved: ResolvedVersions = parsed.data;
  const misfiled = misfiledImageProblems(resolved.kubernetes ?? {}, 'versions.kubernetes');
  if (tier !== 'prod') return misfiled;
  const { version } = record(cluster);
  const serves = Object.keys(record(record(models).served)).length > 0;
  return [
    ...misfiled,
    ...(typeof version === 'string' ? unresolvedProblems(version, resolved) : []),
    ...(serves ? unresolvedImageProblems(imagesOf(serving), resolved) : []),
  ];
}

/** The images that serve, as far as they are texts; the shape reports those that are none. */
function imagesOf(serving: unknown): string[] {
  const { modelServerImage, loaderImage }: Partial<Record<keyof ServingSection, unknown>> = {
    ...resolveServing(),
    ...record(serving),
  };
  return [modelServerImage, loaderImage].filter((image) => typeof image === 'string');
}

function record(value: unknown): Draft {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
