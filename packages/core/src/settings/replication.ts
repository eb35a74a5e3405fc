import { z } from 'zod';

import { otherRegionFix } from '../aws/other-region-fix';
import { pathBelow, type Problem, unless, when } from '../problems';
import { field } from './forms';
import { section } from './section';

/**
 * The same versions in the stores of several apps, of regions of their own: what is published in one is copied to the others by S3. The same text
 * stands in each of these apps.
 */
export interface ReplicationSection {
  /** The app whose store versions are published to. It is applied after the others: S3 wants a destination to exist. */
  readonly from: string;
  /** The apps whose stores get a copy, with their regions. */
  readonly to: Readonly<Record<string, string>>;
}

/** Most stores that one store copies to: less than a role's policy has room for (S3 API reference, ReplicationConfiguration, takes 1,000 rules). */
export const mostCopies = 10;

const toFix = 'write an object of app: region, for the apps whose stores get a copy';

/** Its shape. */
export const replicationSchema = section({
  from: field.appName,
  to: z.record(z.string(), field.region, { error: toFix }),
});

/** The app that a replication is looked at from. */
export interface ReplicatingApp {
  readonly name: string;
  readonly region: string;
}

/** What is wrong with a replication of the right shape, in one of its apps. */
export function replicationRules(replication: ReplicationSection | undefined, app: ReplicatingApp): Problem[] {
  if (replication === undefined) return [];
  const { from, to } = replication;
  const names = Object.keys(to);
  const others = names.filter((name) => name !== from);
  const isPart = from === app.name || Object.hasOwn(to, app.name);
  return [
    ...unless(names.length > 0, {
      path: 'to',
      value: to,
      fix: 'name an app whose store gets a copy, or leave replication out',
    }),
    ...when(names.length > mostCopies, { path: 'to', value: names.length, fix: `name at most ${mostCopies} apps` }),
    ...when(Object.hasOwn(to, from), {
      path: pathBelow('to', from),
      value: to[from],
      fix: 'leave it out: a store is no copy of itself',
    }),
    ...unless(isPart, {
      path: 'from',
      value: from,
      fix: `name ${app.name} here or in to, or leave replication out: it is of other apps`,
      against: ['name'],
    }),
    ...others.flatMap((name) => destinationProblems(name, to[name] ?? '', { ...app, isSource: from === app.name })),
  ];
}

function destinationProblems(
  name: string,
  region: string,
  app: ReplicatingApp & { readonly isSource: boolean },
): Problem[] {
  const problem = { path: pathBelow('to', name), value: region, against: ['region'] };
  const fix = otherRegionFix(region, app.region);
  return [
    ...when(!field.appName.safeParse(name).success, {
      path: problem.path,
      value: name,
      fix: 'write the name of an app',
    }),
    ...when(name === app.name && region !== app.region, {
      ...problem,
      fix: `write ${app.region}, the region of this app`,
    }),
    ...when(app.isSource && region === app.region, {
      ...problem,
      fix: 'a copy in the same region is lost with it: name another',
    }),
    ...(fix === undefined ? [] : [{ ...problem, fix }]),
  ];
}
