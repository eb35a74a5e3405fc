/**
 * Makes the plans of changes to both regions of production that the tests of plan-review read, with the Terraform on PATH and the rehearsal's stand-in, from
 * the root: `node --conditions=@spot-serving/source --import tsx tools/house/test/review-plans/make-region-plans.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rehearsalVariable } from '@spot-serving/core/vocabulary';
import type { Environment } from '@spot-serving/stacks';

import { DeployedApp, type ShownPlan, type Written } from './deployed-app';
import { pinnedImages } from './environments';

const target = join(__dirname, '../../../../packages/plan-review/test/fixtures/regions');

/** A change of an environment of production. */
type Change = (environment: Environment) => Environment;

/** The stack that each of them is written in. */
const changed = 'serving';

const asItIs: Change = (environment) => environment;

const newRanker: Change = (environment) => ranker(environment, { version: 2 });

const moreRankers: Change = (environment) => ranker(environment, { replicas: { min: 2, max: 9 } });

/** What is done to each region. */
const changes: Readonly<Record<string, readonly [ireland: Change, virginia: Change]>> = {
  'another-version': [newRanker, newRanker],
  'one-region': [asItIs, newRanker],
  'more-in-one': [newRanker, (environment) => moreRankers(newRanker(environment))],
};

function ranker(environment: Environment, change: object): Environment {
  const { served = {} } = environment.models;
  const models = { ...environment.models, served: { ...served, ranker: { ...served.ranker, ...change } } };
  return { ...environment, models } as Environment;
}

void main();

async function main(): Promise<void> {
  // Digests that nobody has looked up yet are placeholders here.
  process.env[rehearsalVariable] = 'yes';
  mkdirSync(target, { recursive: true });
  const [ireland, virginia] = await Promise.all([environmentOf('prod-eu-west-1'), environmentOf('prod-us-east-1')]);
  const regions = await Promise.all([planned(ireland, 0), planned(virginia, 1)]);
  for (const name of Object.keys(changes)) {
    const stacks = regions.flatMap((region) => region[name] ?? []);
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify(stacks)}\n`);
  }
}

/** What an app of this repository says of itself. Apps are above all else, so nothing here is compiled with them. */
async function environmentOf(app: string): Promise<Environment> {
  const file = join(__dirname, '../../../../apps', app, 'environment.ts');
  const { environment } = (await import(file)) as { readonly environment: Environment };
  return environment;
}

async function planned(environment: Environment, index: 0 | 1): Promise<Readonly<Record<string, readonly object[]>>> {
  const deployed = await new DeployedApp(environment, pinnedImages).deploy();
  try {
    const all: [string, readonly object[]][] = [];
    for (const [name, both] of Object.entries(changes)) {
      const { planned: plans, stacks } = await deployed.plans({ environment: both[index](environment) });
      const plan = plans.get(changed) ?? (await deployed.plan(changed, stacks[changed]));
      all.push([name, [kept(environment.name, changed, plan, stacks[changed])]]);
    }
    return Object.fromEntries(all);
  } finally {
    await deployed.close();
  }
}

/** What a stack's plan changes, without what stays. */
function kept(app: string, stack: string, plan: ShownPlan | 'waits', written: Written | undefined): object {
  if (plan === 'waits') throw new Error(`${app}-${stack} waits for another stack`);
  const { resource_changes = [], output_changes = {}, format_version, terraform_version } = plan;
  const resources = resource_changes.filter(({ change }) => change.actions.join() !== 'no-op');
  const paths = Object.entries(written?.resource ?? {}).map(([type, named]) => [
    type,
    Object.fromEntries(
      Object.entries(named)
        .filter(([name]) => resources.some(({ address }) => address.startsWith(`${type}.${name}`)))
        .map(([name, body]) => [name, { '//': (body as Record<string, unknown>)['//'] }]),
    ),
  ]);
  return {
    name: `${app}-${stack}`,
    app,
    plan: { format_version, terraform_version, resource_changes: resources, output_changes },
    configuration: { resource: Object.fromEntries(paths) as object },
  };
}
