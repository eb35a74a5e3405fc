import { isAccount, partitionOf } from '../aws/partition';
import { roleArnProblems } from '../aws/role-arn-problems';
import { appNameProblems } from '../delivery/delivery-names';
import { shapeProblems } from '../environment/shape-problems';
import { MisconfigurationError, type Problem, unless } from '../problems';
import { type BootstrapEnvironment, resolveBootstrap, type ResolvedBootstrap } from './bootstrap-environment';
import { bootstrapSchema } from './bootstrap-schema';

/** Checks a bootstrap environment whole and fills its defaults. @throws MisconfigurationError with every problem at once */
export function checkBootstrap(environment: unknown): ResolvedBootstrap {
  const problems = bootstrapProblems(environment);
  if (problems.length > 0) throw new MisconfigurationError('bootstrap', problems);
  return resolveBootstrap(environment as BootstrapEnvironment);
}

/** Everything wrong with a bootstrap environment; rules between fields once their shapes are right. */
export function bootstrapProblems(environment: unknown): Problem[] {
  const shape = shapeProblems(bootstrapSchema, environment, 'bootstrap');
  return shape.length > 0 ? shape : ruleProblems(environment as BootstrapEnvironment);
}

function ruleProblems({ region, account, administrators, state, apps }: BootstrapEnvironment): Problem[] {
  const partition = partitionOf(region);
  const elsewhere = Object.entries(apps).filter(([, app]) => partitionOf(app.region)?.id !== partition?.id);
  const unknown = {
    path: 'region',
    value: region,
    fix: 'name a region of AWS, AWS GovCloud or AWS China; names of services elsewhere are not known here',
  };
  return [
    ...unless(partition, unknown),
    ...(partition && isAccount(account) ? roleArnProblems(administrators, 'administrators', { region, account }) : []),
    ...appNameProblems(Object.keys(apps)),
    ...stateBucketProblems(state.bucket, Object.keys(apps)),
    ...elsewhere.map(([name, app]) => ({
      path: `apps.${name}.region`,
      value: app.region,
      fix: `use a region of the partition of ${region}, in which the account is`,
    })),
  ];
}

/** Buckets that begin with an app's name are the app's own, to change and to delete. */
function stateBucketProblems(bucket: string, apps: readonly string[]): Problem[] {
  const owners = apps.filter((app) => bucket.startsWith(`${app}-`));
  return owners.map((app) => ({
    path: 'state.bucket',
    value: bucket,
    fix: `choose a name that does not begin with ${app}-: the role that applies ${app} could change the bucket`,
  }));
}
