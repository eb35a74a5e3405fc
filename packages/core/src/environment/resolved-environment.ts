import { applyRoleArn } from '../delivery/delivery-names';
import type { AlarmsSection } from '../settings/alarms';
import { resolveCluster, type ResolvedCluster } from '../settings/cluster';
import { type ResolvedDelivery, resolveDelivery } from '../settings/delivery';
import { type ResolvedEndpoint, resolveEndpoint } from '../settings/endpoint';
import type { InterruptionsSection } from '../settings/interruptions';
import { resolveModelAccess } from '../settings/models';
import { resolveNetwork } from '../settings/network';
import { type ResolvedPlatform, resolvePlatform } from '../settings/platform';
import { type ResolvedPools, resolvePools } from '../settings/pools';
import type { RegionFactsSection } from '../settings/region-facts';
import type { ResolvedServedModel } from '../settings/served-model';
import { resolveServedModel } from '../settings/served-model-defaults';
import { resolveServing, type ServingSection } from '../settings/serving';
import { type Complete, withDefaults } from '../settings/with-defaults';
import type { ResolvedVersions } from '../versions/resolved-versions';
import type { Environment } from './environment';
import { tierDefaults } from './tier-defaults';

/** An environment that passed its check, with every default filled in. */
export interface ResolvedEnvironment extends Omit<
  Complete<Environment>,
  | 'regionFacts'
  | 'state'
  | 'network'
  | 'cluster'
  | 'pools'
  | 'platform'
  | 'interruptions'
  | 'models'
  | 'serving'
  | 'endpoint'
  | 'delivery'
  | 'alarms'
  | 'versions'
> {
  /** What was read of a region that the packages do not know; absent where they do. */
  readonly regionFacts?: RegionFactsSection;
  /** Where Terraform keeps the state of the stacks. */
  readonly state: Complete<Environment['state']>;
  /** The VPC. */
  readonly network: Complete<Environment['network']>;
  /** The EKS cluster. */
  readonly cluster: ResolvedCluster;
  /** The nodes that models are served from. */
  readonly pools: ResolvedPools;
  /** The controllers. */
  readonly platform: ResolvedPlatform;
  /** What Spot may warn of at once. */
  readonly interruptions: InterruptionsSection;
  /** The model store, its readers beside the pods, and the served models. */
  readonly models: Complete<Omit<Environment['models'], 'served' | 'replication' | 'objectLock'>> &
    Pick<Environment['models'], 'replication' | 'objectLock'> & {
      readonly served: Readonly<Record<string, ResolvedServedModel>>;
    };
  /** What models are served with. */
  readonly serving: Required<ServingSection>;
  /** How clients reach the models; absent when they do not. */
  readonly endpoint?: ResolvedEndpoint;
  /** Whose workflows plan and apply it; absent when people do. The role that applies is among the administrators. */
  readonly delivery?: ResolvedDelivery;
  /** Who is told when something goes wrong. */
  readonly alarms: Complete<AlarmsSection>;
  /** What was looked up. */
  readonly versions: Complete<ResolvedVersions>;
}

/** Fills what the environment leaves open: by the defaults of its settings, and over them those of its tier. */
export function resolveEnvironment(environment: Environment): ResolvedEnvironment {
  const { name, region, state, models, endpoint, delivery, administrators } = environment;
  const tier = tierDefaults[environment.tier];
  const network = resolveNetwork(environment.network, tier.network);
  const alarms = withDefaults({ emails: [] }, environment.alarms ?? {});
  return {
    ...environment,
    administrators: delivery ? [...new Set([...administrators, applyRoleArn(environment)])] : administrators,
    tags: environment.tags ?? {},
    state: withDefaults({ region }, state),
    network,
    cluster: resolveCluster(environment.cluster, network.zones, tier.cluster),
    pools: resolvePools(environment.pools, tier.pool),
    platform: resolvePlatform(environment.platform),
    interruptions: environment.interruptions ?? tier.interruptions,
    models: {
      ...resolveModelAccess(withDefaults({ alarmEmails: alarms.emails }, models)),
      ...servedModels(environment),
    },
    serving: resolveServing(environment.serving, environment.versions?.s3?.[region]?.cidrs),
    endpoint: endpoint && resolveEndpoint(endpoint, network.cidr),
    delivery: delivery && resolveDelivery(delivery, name),
    alarms,
    versions: withDefaults({ kubernetes: {}, charts: {}, images: {}, s3: {} }, environment.versions ?? {}),
  };
}

/** The served models; the pods of each read it by the path and the tag of their role, and need not be named. */
function servedModels(environment: Environment): Pick<ResolvedEnvironment['models'], 'served' | 'readers'> {
  const { served = {}, readers = {} } = environment.models;
  return {
    served: Object.fromEntries(Object.entries(served).map(([model, entry]) => [model, resolveServedModel(entry)])),
    readers,
  };
}
