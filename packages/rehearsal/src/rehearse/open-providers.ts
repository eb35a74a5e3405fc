import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import {
  allTypes,
  bindingPackage,
  providerBlock,
  type StandIn,
  type StandInOptions,
  startStandIn,
  type UsedTypes,
  usedTypes,
} from '@spot-serving/stand-in';
import { Failure, type FoundApp } from '@spot-serving/terraform-runner';

import { isForCluster } from '../cluster/for-cluster';
import { endpointsOverride } from '../providers/endpoints-override';
import type { ProviderSource } from '../providers/provider-source';
import { madeUpCredentials } from '../state/emulator-variables';
import { providerProblems, realProviderProblems } from './provider-problems';
import type { RehearsedStack } from './rehearsed-stack';

/** Which providers, and for what. */
export interface ProviderOptions extends Pick<StandInOptions, 'disturbance' | 'lenient' | 'world'> {
  readonly app: FoundApp;
  readonly providers: ProviderSource;
  /** Address that real aws providers take for every service; undefined for none. */
  readonly awsEndpoint: string | undefined;
  /** Folder that goes when the rehearsal is over. */
  readonly workFolder: string;
  /** Types the stand-in serves: those that the stacks use, or all of the bindings. */
  readonly types: 'used' | 'all';
  /** A cluster for the kubernetes and helm providers, which then are real; the stand-in serves the rest. */
  readonly cluster: object | undefined;
}

/** Providers that Terraform can use. */
export interface OpenProviders {
  /** Environment that Terraform finds them by. */
  readonly variables: NodeJS.ProcessEnv;
  /** What was served; types of real providers are not counted. */
  readonly standIn: Pick<StandIn, 'served' | 'withoutForceNew'>;
  close(): Promise<void>;
}

/**
 * Gives the stacks their providers: serves the stand-in, or prepares the stacks for real ones.
 *
 * @throws {Failure} for stacks that cannot have providers of this kind
 */
export function openProviders(stacks: readonly RehearsedStack[], options: ProviderOptions): Promise<OpenProviders> {
  const standIn = options.providers.kind === 'stand-in' || options.cluster !== undefined;
  return standIn ? serveStandIn(stacks, options) : realProviders(stacks, options);
}

async function serveStandIn(
  stacks: readonly RehearsedStack[],
  { app, types, cluster, workFolder, ...standInOptions }: ProviderOptions,
): Promise<OpenProviders> {
  const used = usedTypes(stacks.map(({ file }) => file));
  const served = types === 'all' ? union(used, allTypes(app.folder)) : used;
  const { disturbance, lenient, world } = standInOptions;
  const chartsFrom = stacks.map(({ file }) => dirname(file));
  const options = { resolveFrom: app.folder, types: served, disturbance, lenient, world, chartsFrom };
  const standIn = await startStandIn(options).catch((error: unknown) => {
    throw new Failure((error as Error).message, 1);
  });
  const withoutForceNew = standIn.withoutForceNew.filter((type) => used.resources.has(type));
  const open = {
    variables: cluster === undefined ? { TF_REATTACH_PROVIDERS: standIn.reattach } : besideReal(standIn, workFolder),
    standIn: { ...standIn, withoutForceNew },
    close: () => standIn.close(),
  };
  const problems = providerProblems(stacks, standIn.reattach);
  if (problems.length === 0) return open;
  await standIn.close();
  throw new Failure(problems.join('\n'), 1);
}

/** The stand-in for all but the providers of a cluster; helm keeps what it downloads in the work folder. */
function besideReal({ reattach }: StandIn, workFolder: string): NodeJS.ProcessEnv {
  const served = Object.entries(JSON.parse(reattach) as object).filter(
    ([source]) => !isForCluster({ providers: [source] }),
  );
  return {
    TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(served)),
    ...sharedDownloads(workFolder),
    HELM_CACHE_HOME: join(workFolder, 'helm', 'cache'),
    HELM_CONFIG_HOME: join(workFolder, 'helm', 'config'),
    HELM_DATA_HOME: join(workFolder, 'helm', 'data'),
  };
}

async function realProviders(
  stacks: readonly RehearsedStack[],
  { app, awsEndpoint, workFolder }: ProviderOptions,
): Promise<OpenProviders> {
  const problems = realProviderProblems(stacks, awsEndpoint);
  if (problems.length > 0) throw new Failure(problems.join('\n'), 2);
  if (awsEndpoint !== undefined) overrideEndpoints(stacks, app.folder, awsEndpoint);
  return {
    variables: { ...madeUpCredentials, ...sharedDownloads(workFolder) },
    standIn: nothingServed,
    close: async () => undefined,
  };
}

const nothingServed = { served: { resources: 0, dataSources: 0, milliseconds: 0 }, withoutForceNew: [] } as const;

/** The stacks of one run install a provider once; their lock files go with the run, so nothing is lost when they are incomplete. */
function sharedDownloads(workFolder: string): NodeJS.ProcessEnv {
  const tfPluginCacheDir = join(workFolder, 'plugins');
  mkdirSync(tfPluginCacheDir);
  return { TF_PLUGIN_CACHE_DIR: tfPluginCacheDir, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
}

function overrideEndpoints(stacks: readonly RehearsedStack[], resolveFrom: string, endpoint: string): void {
  const withAws = stacks.filter(({ awsAliases }) => awsAliases.length > 0);
  const bindings = bindingPackage('aws', resolveFrom);
  if (withAws.length === 0) return;
  if (bindings === undefined)
    throw new Failure('the app configures the aws provider, and @cdktf/provider-aws is not installed; install it', 1);
  const configuration = providerBlock(bindings);
  for (const { awsAliases, folder } of withAws) {
    writeFileSync(
      join(folder, 'endpoints_override.tf.json'),
      JSON.stringify(endpointsOverride(configuration, awsAliases, endpoint)),
    );
  }
}

const union = (one: UsedTypes, other: UsedTypes): UsedTypes => ({
  resources: new Set([...one.resources, ...other.resources]),
  dataSources: new Set([...one.dataSources, ...other.dataSources]),
});
