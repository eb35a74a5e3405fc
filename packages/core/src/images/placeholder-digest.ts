import type { Environment } from '../environment/environment';
import { environmentSchema } from '../environment/schema';
import { pathBelow, type Problem } from '../problems';
import { mended } from '../settings/mended';
import type { ServedModelSection } from '../settings/served-model';
import { resolveServing } from '../settings/serving';
import { shapeProblems } from '../settings/shape-problems';
import type { ResolvedImage, ResolvedVersions } from '../versions/resolved-versions';
import { promoteCommand, resolveCommand, unresolvedImages } from '../versions/unresolved-problems';
import { placeholderCidrs, placeholderDigest } from './rehearsal-variable';

const placeholder: ResolvedImage = {
  digest: placeholderDigest,
  platform: 'linux/amd64',
  source: 'nowhere: a placeholder of rehearsals',
  read: '1970-01-01',
};

/**
 * An environment of production with a placeholder for each image that nobody looked up, for the blocks of S3 in its region, and for the manifest of each version that is named
 * without one, so that it can be rehearsed. Any other stays as it is, and so does one whose `versions` or models are of the wrong shape, which its check tells.
 *
 * @param runs images that it runs beside those of its models
 */
export function withPlaceholders(
  environment: Environment,
  runs: (written: Environment) => readonly string[],
): Environment {
  const wrong = shapeProblems(environmentSchema, environment, 'environment');
  if (wrong.some(({ path }) => /^(environment$|versions|models)/.test(path))) return environment;
  const written = mended(environmentSchema, environment);
  if (written.tier !== 'prod') return environment;
  return withManifests(withBlocks(withImages(environment, [...servingImages(written), ...runs(written)]), written));
}

/** Images and manifests that only a rehearsal may run, each where it is written: a plan or a deploy needs the digest that somebody looked up. */
export function placeholderProblems({ name, serving, models, versions = {} }: Environment): Problem[] {
  const filed = Object.entries(versions.images ?? {}).map(
    ([image, { digest }]) => [`versions.images[${JSON.stringify(image)}].digest`, digest] as const,
  );
  const { modelServerImage, loaderImage } = serving ?? {};
  const written = Object.entries({ modelServerImage, loaderImage }).map(
    ([key, image]) => [`serving.${key}`, image] as const,
  );
  const fix = `it is the placeholder of rehearsals, and the digest of no image: ${resolveCommand(name)}`;
  return [
    ...[...filed, ...written].map(([path, value]) => ({ path, value, fix })),
    ...manifestsOf(models.served ?? {}).map(({ path, manifest, model, version, weight }) => ({
      path,
      value: manifest,
      fix: `it is the placeholder of rehearsals, and the digest of no manifest: ${promoteCommand(name, model, version, weight)}`,
    })),
  ]
    .filter(({ value }) => value?.endsWith(placeholderDigest) ?? false)
    .concat(blocksProblems(name, versions));
}

function blocksProblems(name: string, { s3 = {} }: ResolvedVersions): { path: string; value: string; fix: string }[] {
  const fix = `they are the placeholder of rehearsals, and no blocks of S3: ${resolveCommand(name)}`;
  return Object.entries(s3)
    .filter(([, { cidrs }]) => cidrs.some((cidr) => placeholderCidrs.includes(cidr)))
    .map(([region, { cidrs }]) => ({
      path: `versions.s3[${JSON.stringify(region)}].cidrs`,
      value: cidrs.join(', '),
      fix,
    }));
}

/** A version that production names without saying what its files are: whoever can write to the store decides what is served. */
export function missingManifestProblems({ name, tier, models }: Environment): Problem[] {
  if (tier !== 'prod') return [];
  return manifestsOf(models.served ?? {})
    .filter(({ manifest }) => manifest === undefined)
    .map(({ path, model, version, weight }) => ({
      path,
      value: undefined,
      fix: `production says what the files of a version are: ${promoteCommand(name, model, version, weight)}`,
      against: ['tier'],
    }));
}

function withImages(environment: Environment, images: readonly string[]): Environment {
  const { versions = {} } = environment;
  const missing = unresolvedImages(images, versions);
  if (missing.length === 0) return environment;
  const placed = Object.fromEntries(missing.map((image) => [image, placeholder]));
  return { ...environment, versions: { ...versions, images: { ...versions.images, ...placed } } };
}

/** Only where models are served, and nobody wrote blocks by hand. */
function withBlocks(environment: Environment, { region, models, serving }: Environment): Environment {
  const { versions = {} } = environment;
  const serves = Object.keys(models.served ?? {}).length > 0;
  if (!serves || serving?.storeCidrs !== undefined || versions.s3?.[region] !== undefined) return environment;
  const { source, read } = placeholder;
  const placed = { cidrs: [...placeholderCidrs], source, read };
  return { ...environment, versions: { ...versions, s3: { ...versions.s3, [region]: placed } } };
}

function withManifests(environment: Environment): Environment {
  const { served = {} } = environment.models;
  if (manifestsOf(served).every(({ manifest }) => manifest !== undefined)) return environment;
  const named = Object.entries(served).map(([model, entry]) => [model, withManifest(entry)] as const);
  return { ...environment, models: { ...environment.models, served: Object.fromEntries(named) } };
}

function withManifest(entry: ServedModelSection): ServedModelSection {
  const named = { manifest: placeholderDigest, ...entry };
  return entry.canary === undefined ? named : { ...named, canary: { manifest: placeholderDigest, ...entry.canary } };
}

interface NamedVersion extends Pick<ServedModelSection, 'version' | 'manifest'> {
  /** Of the digest. */
  readonly path: string;
  readonly model: string;
  /** Of a canary. */
  readonly weight?: number;
}

/** Each version that is served, with what is said of its files. */
function manifestsOf(served: Readonly<Record<string, ServedModelSection>>): NamedVersion[] {
  return Object.entries(served).flatMap(([model, { canary, version, manifest }]) => {
    const at = pathBelow('models.served', model);
    const stable = { path: `${at}.manifest`, model, version, manifest };
    return canary === undefined ? [stable] : [stable, { path: `${at}.canary.manifest`, model, ...canary }];
  });
}

/** What models are served with; nothing where no model is served. */
function servingImages({ models, serving }: Pick<Environment, 'models' | 'serving'>): string[] {
  if (Object.keys(models.served ?? {}).length === 0) return [];
  const { modelServerImage, loaderImage } = resolveServing(serving);
  return [modelServerImage, loaderImage];
}
