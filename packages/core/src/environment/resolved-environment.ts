import type { ResolvedVersions } from '../versions/resolved-versions';
import type { AlarmsSection } from './alarms-section';
import type { SystemNodesSection } from './cluster-section';
import { applyRoleArn } from '../delivery/delivery-names';
import { type ResolvedDelivery, resolveDelivery } from './delivery-section';
import { type ResolvedEndpoint, resolveEndpoint } from './endpoint-section';
import type { Environment, Tier } from './environment';
import { type ResolvedPlatform, resolvePlatform } from './resolved-platform';
import { type ResolvedPools, resolvePools } from './resolved-pools';
import { type ResolvedServedModel, resolveServedModel } from './served-model-section';
import { resolveServing, type ServingSection } from './serving-section';

type Complete<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

/** An environment that passed its check, with every default filled in. */
export interface ResolvedEnvironment extends Omit<
  Complete<Environment>,
  | 'state'
  | 'network'
  | 'cluster'
  | 'pools'
  | 'platform'
  | 'models'
  | 'serving'
  | 'endpoint'
  | 'delivery'
  | 'alarms'
  | 'versions'
> {
  /** Where Terraform keeps the state of the stacks. */
  readonly state: Complete<Environment['state']>;
  /** The VPC. */
  readonly network: Complete<Environment['network']>;
  /** The EKS cluster. */
  readonly cluster: Complete<Omit<Environment['cluster'], 'systemNodes'>> & {
    readonly systemNodes: Complete<SystemNodesSection>;
  };
  /** The nodes that models are served from. */
  readonly pools: ResolvedPools;
  /** The controllers. */
  readonly platform: ResolvedPlatform;
  /** The model store, its readers beside the pods, and the served models. */
  readonly models: Complete<Omit<Environment['models'], 'served'>> & {
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

/** Fills what the environment leaves open: strict in `prod`, cheap elsewhere. */
export function resolveEnvironment(environment: Environment): ResolvedEnvironment {
  const prod = environment.tier === 'prod';
  const { name, state, models, endpoint, delivery, administrators } = environment;
  const network = {
    otherCidrs: {},
    zones: prod ? 3 : 2,
    nat: prod ? 'per-zone' : 'single',
    flowLogDays: prod ? 365 : 0,
    ...environment.network,
  } as const;
  return {
    ...environment,
    administrators: delivery ? [...new Set([...administrators, applyRoleArn(environment)])] : administrators,
    tags: environment.tags ?? {},
    state: { region: environment.region, ...state },
    network,
    cluster: resolveCluster(environment, network.zones),
    pools: resolvePools(environment.pools, environment.tier),
    platform: resolvePlatform(environment.platform),
    models: { alarmEmails: [], destroyProtection: true, ...models, ...servedModels(environment) },
    serving: resolveServing(environment.serving),
    endpoint: endpoint && resolveEndpoint(endpoint, network.cidr),
    delivery: delivery && resolveDelivery(delivery, name),
    alarms: { emails: [], ...environment.alarms },
    versions: { kubernetes: {}, charts: {}, images: {}, ...environment.versions },
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

/** Block of Kubernetes services where the environment names none: the one that EKS itself takes when the VPC is not in 172.20.0.0/16. */
export const defaultServiceCidr = '172.20.0.0/16';

const systemInstanceTypes: Readonly<Record<Tier, readonly string[]>> = {
  dev: ['t3.large', 't3a.large'],
  staging: ['t3.large', 't3a.large'],
  prod: ['m6i.large', 'm5.large'],
};

function resolveCluster({ tier, cluster }: Environment, zones: number): ResolvedEnvironment['cluster'] {
  const prod = tier === 'prod';
  return {
    publicCidrs: [],
    logDays: prod ? 365 : 14,
    support: prod ? 'extended' : 'standard',
    deletionProtection: prod,
    zonalShift: prod,
    serviceCidr: defaultServiceCidr,
    ...cluster,
    systemNodes: { instanceTypes: systemInstanceTypes[tier], count: zones, ...cluster.systemNodes },
  };
}
