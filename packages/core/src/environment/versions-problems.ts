import type { Problem } from '../problems';
import { resolveServing } from '../settings/serving';
import { misfiledImageProblems, unresolvedImageProblems, unresolvedProblems } from '../versions/unresolved-problems';
import type { Environment } from './environment';

/**
 * Rules of the `versions` section with the rest of the environment: an image under a foreign minor, and in prod what is unresolved. Images of
 * serving are wanted once a model is served.
 */
export function versionsProblems({ name, tier, cluster, models, serving, versions = {} }: Environment): Problem[] {
  const misfiled = misfiledImageProblems(versions.kubernetes ?? {}, 'versions.kubernetes');
  if (tier !== 'prod') return misfiled;
  const serves = Object.keys(models.served ?? {}).length > 0;
  const { modelServerImage, loaderImage } = resolveServing(serving);
  return [
    ...misfiled,
    ...held(unresolvedProblems(cluster.version, versions, name), 'cluster.version'),
    ...(serves ? held(unresolvedImageProblems([modelServerImage], versions, name), 'serving.modelServerImage') : []),
    ...(serves ? held(unresolvedImageProblems([loaderImage], versions, name), 'serving.loaderImage') : []),
  ];
}

/** Who needs another version than the user meant, because that is wrong itself, cannot say what is missing. */
function held(problems: readonly Problem[], path: string): Problem[] {
  return problems.map((problem) => ({ ...problem, against: [path, 'tier'] }));
}
