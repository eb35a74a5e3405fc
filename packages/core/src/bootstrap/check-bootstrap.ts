import { partitionOf } from '../aws/partition';
import { computeRegionProblems } from '../aws/place-problems';
import { roleArnForm, roleArnProblems } from '../aws/role-arn-problems';
import { appNameProblems, deliveryPrefix } from '../delivery/delivery-names';
import { MisconfigurationError, pathBelow, type Problem, unless, when } from '../problems';
import { field } from '../settings/forms';
import { judgeable, toldOnce } from '../settings/judged-problems';
import { listProblems } from '../settings/list-problems';
import { mended } from '../settings/mended';
import { shapeProblems } from '../settings/shape-problems';
import { type BootstrapEnvironment, resolveBootstrap, type ResolvedBootstrap } from './bootstrap-environment';
import { bootstrapSchema } from './bootstrap-schema';

/** Checks a bootstrap environment whole and fills its defaults. @throws MisconfigurationError with every problem at once */
export function checkBootstrap(environment: unknown): ResolvedBootstrap {
  const problems = bootstrapProblems(environment);
  if (problems.length > 0) throw new MisconfigurationError('bootstrap', problems);
  return resolveBootstrap(environment as BootstrapEnvironment);
}

/** Everything wrong with a bootstrap environment: the shape of each value, and by the rules what is left when that is mended. */
export function bootstrapProblems(environment: unknown): Problem[] {
  const shape = shapeProblems(bootstrapSchema, environment, 'bootstrap');
  if (shape.some(({ path }) => path === 'bootstrap')) return shape;
  const rules = ruleProblems(mended(bootstrapSchema, environment));
  return toldOnce([
    shape,
    judgeable(
      rules,
      shape.map(({ path }) => path),
    ),
  ]);
}

function ruleProblems(environment: BootstrapEnvironment): Problem[] {
  const { region, account, administrators, state, apps, images = [], watch } = environment;
  const names = Object.keys(apps);
  const elsewhere = Object.entries(apps).filter(([, app]) => partitionOf(app.region)?.id !== partitionOf(region)?.id);
  return [
    ...computeRegionProblems(region),
    ...(partitionOf(region) ? roleArnProblems(administrators, 'administrators', { region, account }) : []),
    ...unless(names.length > 0, { path: 'apps', value: apps, fix: 'name at least one app' }),
    ...names.flatMap((name) => shapeProblems(field.appName, name, pathBelow('apps', name))),
    ...appNameProblems(names),
    ...listProblems(images, 'images', () => undefined),
    ...(watch === 'elsewhere' ? [] : listProblems(watch.emails, 'watch.emails', () => undefined)),
    ...stateBucketProblems('state.bucket', state.bucket, names),
    ...stateRegionProblems(environment),
    ...sharedEnvironmentProblems(apps),
    ...imageReaderProblems(environment),
    ...publisherProblems(environment),
    ...elsewhere.map(([name, app]) => ({
      path: `${pathBelow('apps', name)}.region`,
      value: app.region,
      fix: `use a region of the partition of ${region}, in which the account is`,
      against: ['region'],
    })),
  ];
}

/** Buckets that begin with an app's name are the app's own, to change and to delete. */
function stateBucketProblems(path: string, bucket: string, apps: readonly string[]): Problem[] {
  const owners = apps.filter((app) => bucket.startsWith(`${app}-`));
  return owners.map((app) => ({
    path,
    value: bucket,
    fix: `choose a name that does not begin with ${app}-: the role that applies ${app} could change the bucket`,
  }));
}

/** Buckets of regions that no app is in, of the account's own region, and of a name that another one has. */
function stateRegionProblems({ region, state, apps }: BootstrapEnvironment): Problem[] {
  const used = Object.values(apps).map((app) => app.region);
  const buckets = Object.entries(state.elsewhere ?? {});
  return buckets.flatMap(([other, bucket], index) => {
    const path = pathBelow('state.elsewhere', other);
    const taken = [state.bucket, ...buckets.slice(0, index).map(([, before]) => before)].includes(bucket);
    return [
      ...when(other === region, { path, value: bucket, fix: `remove it: states of ${region} are in state.bucket` }),
      ...unless(used.includes(other), {
        path,
        value: bucket,
        fix: `remove it: no app is in ${other}`,
        against: ['apps'],
      }),
      ...when(taken, { path, value: bucket, fix: 'choose another name: a bucket is in one region' }),
      ...stateBucketProblems(path, bucket, Object.keys(apps)),
    ];
  });
}

/** A GitHub environment has the account, the region and the reviewers of one app: whoever approves another in it would apply this one too. */
function sharedEnvironmentProblems(apps: BootstrapEnvironment['apps']): Problem[] {
  const environments = Object.entries(apps).map(([app, { environment = app }]) => ({ app, environment }));
  return environments.flatMap(({ app, environment }, index) => {
    const before = environments.slice(0, index).find((other) => other.environment === environment);
    const fix = `name another GitHub environment: ${before?.app} has this one`;
    const path = `${pathBelow('apps', app)}.environment`;
    return when(before !== undefined, {
      path,
      value: environment,
      fix,
      against: [pathBelow('apps', before?.app ?? app)],
    });
  });
}

/** Readers of images that there are none of, of this account, which need no mention, or of another partition. */
function imageReaderProblems({ region, account, images = [], imageReaders = [] }: BootstrapEnvironment): Problem[] {
  const none = { path: 'imageReaders', value: imageReaders, fix: 'name images first, or nobody', against: ['images'] };
  return [
    ...when(imageReaders.length > 0 && images.length === 0, none),
    ...listProblems(imageReaders, 'imageReaders', (role) => {
      const [, partition, owner] = roleArnForm.exec(role) ?? [];
      if (owner === account) return `remove it: roles of ${account} pull by their own policies`;
      return partition === partitionOf(region)?.id ? undefined : `write arn:${partitionOf(region)?.id}:`;
    }),
  ];
}

/** Roles that an app's role could change, or that are called like the delivery's own; and takers of another partition, or named twice. */
function publisherProblems({ region, account, apps, publishers = {} }: BootstrapEnvironment): Problem[] {
  const partition = partitionOf(region)?.id;
  return Object.entries(publishers).flatMap(([name, takers]) => {
    const path = pathBelow('publishers', name);
    const owner = [deliveryPrefix, ...Object.keys(apps)].find((app) => name.startsWith(`${app}-`));
    const fix = `choose a name that does not begin with ${owner}-: roles of ${owner} could change it, or be it`;
    return [
      ...when(owner !== undefined, { path, value: name, fix, against: ['apps'] }),
      ...listProblems(takers, path, (role) => {
        if (role === `arn:${partition}:iam::${account}:role/${name}`)
          return 'name another role: this is the one that is taken';
        return roleArnForm.exec(role)?.[1] === partition ? undefined : `write arn:${partition}:`;
      }),
    ];
  });
}
