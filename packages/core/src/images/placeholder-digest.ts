import type { Environment } from '../environment/environment';
import { environmentSchema } from '../environment/schema';
import type { Problem } from '../problems';
import { mended } from '../settings/mended';
import { resolveServing } from '../settings/serving';
import { shapeProblems } from '../settings/shape-problems';
import type { ResolvedImage } from '../versions/resolved-versions';
import { resolveCommand, unresolvedImages } from '../versions/unresolved-problems';
import { placeholderDigest } from './rehearsal-variable';

const placeholder: ResolvedImage = {
  digest: placeholderDigest,
  platform: 'linux/amd64',
  source: 'nowhere: a placeholder of rehearsals',
  read: '1970-01-01',
};

/**
 * An environment of production with a placeholder for each image of its served models that nobody looked up, so that it can be rehearsed. Any
 * other stays as it is, and so does one whose `versions` are of the wrong shape, which its check tells.
 */
export function withPlaceholderImages(environment: Environment): Environment {
  const wrong = shapeProblems(environmentSchema, environment, 'environment');
  if (wrong.some(({ path }) => /^(environment$|versions)/.test(path))) return environment;
  const { tier, models, serving, versions = {} } = mended(environmentSchema, environment);
  const missing = tier === 'prod' ? unresolvedImages(servingImages({ models, serving }), versions) : [];
  if (missing.length === 0) return environment;
  const images = Object.fromEntries(missing.map((image) => [image, placeholder]));
  return { ...environment, versions: { ...versions, images: { ...versions.images, ...images } } };
}

/** Images that only a rehearsal may run, each where it is written: a plan or a deploy needs the digest that somebody looked up. */
export function placeholderProblems({ name, serving, versions = {} }: Environment): Problem[] {
  const fix = `it is the placeholder of rehearsals, and the digest of no image: ${resolveCommand(name)}`;
  const filed = Object.entries(versions.images ?? {}).map(
    ([image, { digest }]) => [`versions.images[${JSON.stringify(image)}].digest`, digest] as const,
  );
  const { modelServerImage, loaderImage } = serving ?? {};
  const written = Object.entries({ modelServerImage, loaderImage }).map(
    ([key, image]) => [`serving.${key}`, image] as const,
  );
  return [...filed, ...written]
    .filter(([, value]) => value?.endsWith(placeholderDigest) ?? false)
    .map(([path, value]) => ({ path, value, fix }));
}

/** What models are served with; nothing where no model is served. */
function servingImages({ models, serving }: Pick<Environment, 'models' | 'serving'>): string[] {
  if (Object.keys(models.served ?? {}).length === 0) return [];
  const { modelServerImage, loaderImage } = resolveServing(serving);
  return [modelServerImage, loaderImage];
}
