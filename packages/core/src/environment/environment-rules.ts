import { computeRegionProblems } from '../aws/place-problems';
import { roleArnProblems } from '../aws/role-arn-problems';
import { pathBelow, type Problem, problemsBelow, unless, when } from '../problems';
import { alarmsRules } from '../settings/alarms';
import { autoscalerRules } from '../settings/autoscaler';
import { clusterRules } from '../settings/cluster';
import { endpointRules } from '../settings/endpoint';
import { interruptionsRules } from '../settings/interruptions';
import { modelAccessRules } from '../settings/models';
import { networkRules } from '../settings/network';
import { poolsRules } from '../settings/pools';
import { regionUseProblems } from '../settings/region-facts';
import { replicationRules } from '../settings/replication';
import { servedModelNameProblems, servedModelRules } from '../settings/served-model-problems';
import { serviceCidrOverlaps } from '../settings/service-cidr-problems';
import { servingRules } from '../settings/serving';
import { answeredRegionProblems } from '../settings/shared-name-problems';
import { webAclPlaceProblems } from '../settings/web-acl';
import { deliveryRules } from './delivery-rules';
import type { Environment } from './environment';
import { partitionProblems } from './partition-problems';
import { type ResolvedEnvironment, resolveEnvironment } from './resolved-environment';
import { tierDefaults } from './tier-defaults';
import { versionsProblems } from './versions-problems';

/**
 * Rules that need more than one field of an environment, or a field's meaning: those of each section, which constructs call too, and those
 * between sections.
 *
 * @param environment one of the right shape; what is wrong in the user's was mended, and what rules find of it is not told
 */
export function environmentRules(environment: Environment): Problem[] {
  const resolved = resolveEnvironment(environment);
  const { name, tier, network, platform, models, alarms, pools, endpoint } = environment;
  return [
    ...problemsBelow('network', networkRules(network, name)),
    ...clusterProblems(environment, resolved),
    ...problemsBelow('pools', poolsRules(pools, tierDefaults[tier].pool)),
    ...headroomProblems(resolved),
    ...problemsBelow('platform.autoscaler', autoscalerRules(platform?.autoscaler)),
    ...interruptionsRules(environment.interruptions),
    ...(endpoint ? problemsBelow('endpoint', endpointRules(endpoint, network.cidr)) : []),
    ...answeredProblems(environment),
    ...webAclPlaceProblems(endpoint?.webAcl, environment),
    ...problemsBelow('models', modelAccessRules(models)),
    ...replicationProblems(environment),
    ...servedProblems(environment),
    ...problemsBelow('serving', servingRules(environment.serving)),
    ...problemsBelow('alarms', alarmsRules(alarms)),
    ...unheardProblems(resolved),
    ...deliveryRules(environment),
    ...versionsProblems(environment),
    ...regionProblems(environment, resolved),
    ...partitionProblems(environment),
    ...roleProblems(environment),
  ];
}

/** An alarm that nobody hears is none. */
function unheardProblems({ tier, alarms }: ResolvedEnvironment): Problem[] {
  const fix = 'name at least one address that hears of alarms, or production goes wrong unheard';
  const nobody = { path: 'alarms.emails', value: alarms.emails, fix, against: ['tier'] };
  return when(tier === 'prod' && alarms.emails.length === 0, nobody);
}

/** Pods talk to the VPC and to the networks that it is joined to, so none of them may be where Services are. */
function clusterProblems({ name, tier, network }: Environment, { cluster }: ResolvedEnvironment): Problem[] {
  const others = Object.entries(network.otherCidrs ?? {})
    .filter(([other]) => other !== name)
    .map(([other, cidr]) => ({ other, cidr, path: pathBelow('network.otherCidrs', other) }));
  const joined = [{ other: 'the VPC', cidr: network.cidr, path: 'network.cidr' }, ...others];
  const overlaps = joined.flatMap(({ other, cidr, path }) =>
    serviceCidrOverlaps(cluster.serviceCidr, { [other]: cidr }).map((problem) => ({ ...problem, against: [path] })),
  );
  return [
    ...problemsBelow('cluster', clusterRules(cluster, tier === 'prod')),
    ...overlaps.map((problem) => ({ ...problem, path: `cluster.${problem.path}` })),
  ];
}

/** Each placeholder fills a node: with as many as there may be nodes, no model would run on Spot. */
function headroomProblems({ platform: { headroom: value }, pools: { spot } }: ResolvedEnvironment): Problem[] {
  const most = Object.values(spot).reduce((sum, { maxSize }) => sum + maxSize, 0);
  const fix = `leave nodes for models: the Spot pools may have ${most} together; lower it, or raise their maxSize`;
  const against = ['tier', ...Object.keys(spot).map((pool) => `${pathBelow('pools.spot', pool)}.maxSize`)];
  return when(most > 0 && value >= most, { path: 'platform.headroom', value, fix, against });
}

function servedProblems({ name, models: { served = {} }, endpoint }: Environment): Problem[] {
  const entries = Object.entries(served);
  const fix = 'say how clients reach the served models: { hostName, zoneName }';
  return [
    ...unless(endpoint ?? entries.length === 0, { path: 'endpoint', value: endpoint, fix }),
    ...entries.flatMap(([model, entry]) => problemsBelow(pathBelow('models.served', model), servedModelRules(entry))),
    ...entries.flatMap(([model]) => servedModelNameProblems(name, model, pathBelow('models.served', model))),
  ];
}

function regionProblems({ region, regionFacts }: Environment, { state, network }: ResolvedEnvironment): Problem[] {
  return regionUseProblems({ region, regionFacts, stateRegion: state.region, zones: network.zones });
}

/** Held against the app's own region, which stands elsewhere. */
function answeredProblems({ region, endpoint }: Environment): Problem[] {
  if (endpoint === undefined || computeRegionProblems(region).length > 0) return [];
  return problemsBelow('endpoint', answeredRegionProblems(endpoint, region)).map((problem) => ({
    ...problem,
    against: ['region'],
  }));
}

/** Held against the app's own name and region, which stand elsewhere. */
function replicationProblems({ name, region, models }: Environment): Problem[] {
  if (computeRegionProblems(region).length > 0) return [];
  return replicationRules(models.replication, { name, region }).map(({ path, ...problem }) => ({
    ...problem,
    path: `models.replication.${path}`,
  }));
}

/** Roles of another account or partition, and roles named twice; in a region that no app can be in, no partition is right. */
function roleProblems({ region, account, administrators, models }: Environment): Problem[] {
  if (computeRegionProblems(region).length > 0) return [];
  const { publishers, readers = {} } = models;
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['administrators', administrators],
    ['models.publishers', publishers],
    ...Object.entries(readers).map(([model, roles]) => [pathBelow('models.readers', model), roles] as const),
  ];
  return lists.flatMap(([path, roles]) => roleArnProblems(roles, path, { region, account }));
}
