import { clusterAutoscalerProblems, headroomProblems } from '@spot-serving/autoscaling';
import {
  type Environment,
  type EnvironmentRule,
  fallbackName,
  pathBelow,
  type Problem,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import { meantPool } from '@spot-serving/eks-spot';
import { balancerRoomProblems, balancerShare, balancesGrpc, endpointProblems } from '@spot-serving/ingress';

import { headroomProps } from '../headroom-props';
import { servableModelsProblems } from '../servable-models';
import { inEnvironment, place } from './in-environment';
import { laterCluster, laterPools } from './known-later';
import { plannedBeside } from './planned-beside';

/** What is held to the rules of the constructs that the stacks of the platform and of the served models make. */
export const platformStackRules: readonly EnvironmentRule[] = [
  ...[autoscaler, poolSizes, servedModels, headroom],
  ...[endpoint, balancer],
];

function autoscaler(environment: ResolvedEnvironment): Problem[] {
  const { region, platform } = environment;
  const what = { cluster: laterCluster(environment), region, pools: laterPools(environment) };
  return inEnvironment(clusterAutoscalerProblems({ ...what, settings: platform.autoscaler }), {
    props: { ...place, cluster: 'cluster', settings: 'platform.autoscaler' },
    derived: { pools: 'pools.spot' },
    section: 'platform',
  });
}

/** Models are planned on nodes as they were meant: a type of another size in a pool is told of once, there. */
function servedModels(environment: ResolvedEnvironment): Problem[] {
  return plannedBeside(servableModelsProblems(asMeant(environment)), environment);
}

/** Pools whose sizes exclude each other, before the models, which are not to blame for what they find beside a placeholder there. */
function poolSizes(environment: ResolvedEnvironment, written: Environment): Problem[] {
  return headroom(environment, written).filter(({ path }) => path.startsWith('pools.'));
}

/** Nodes are told of where their types stand; a fallback's types that nobody wrote are those of a Spot pool. */
function headroom(environment: ResolvedEnvironment, written: Environment): Problem[] {
  const spots = Object.keys(environment.pools.spot).map((name) => pathBelow('pools.spot', name));
  const typed = written.pools?.fallback?.instanceTypes === undefined ? [] : [`pools.${fallbackName}`];
  const problems = headroomProblems({ ...headroomProps(asMeant(environment)) });
  return problems.flatMap((problem) => {
    const [, index] = /^nodes\[(\d+)\]/.exec(problem.path) ?? [];
    if (index === undefined)
      return inEnvironment([problem], { props: { count: 'platform.headroom' }, section: 'platform' });
    const at = [...spots, ...typed][Number(index)];
    const value = typesOf(environment, Number(index));
    return at === undefined ? [] : [{ ...problem, path: `${at}.instanceTypes`, value, against: ['platform.headroom'] }];
  });
}

function endpoint(environment: ResolvedEnvironment): Problem[] {
  if (environment.endpoint === undefined) return [];
  const problems = endpointProblems({ groupName: environment.name, ...environment.endpoint });
  return [
    ...inEnvironment(problems, { props: place, derived: { groupName: 'name' }, section: 'endpoint' }),
    ...publicSubnetProblems(environment),
  ];
}

/** A balancer that faces the internet is in public subnets, and a network without a way out has none. */
function publicSubnetProblems({ endpoint: balanced, network: { nat } }: ResolvedEnvironment): Problem[] {
  const scheme = balanced?.scheme;
  if (scheme !== 'internet-facing' || nat !== 'none') return [];
  const fix =
    "write 'internal', or give the network a way out (network.nat: 'single', 'per-zone' or 'regional'): without one it has no public subnets";
  return [{ path: 'endpoint.scheme', value: scheme, fix, against: ['network.nat'] }];
}

/** Types of a pool by its place: the Spot pools in their order, and the fallback. */
function typesOf({ pools: { spot, fallback } }: ResolvedEnvironment, index: number): readonly string[] | undefined {
  return [...Object.values(spot), fallback][index]?.instanceTypes;
}

/**
 * All models have one load balancer, and each of them two Services from its first day, whether it has a canary or not. Each version may have as many pods as
 * its autoscaler makes, and one more in a rollout.
 */
function balancer({ endpoint: reached, models }: ResolvedEnvironment): Problem[] {
  if (reached === undefined) return [];
  const grpc = balancesGrpc(reached.authentication);
  const shares = Object.values(models.served).map(({ replicas, canary }) =>
    balancerShare({ backends: 2, grpc, pods: (replicas.max + 1) * (canary === undefined ? 1 : 2) }),
  );
  const against = Object.keys(models.served).map((name) => `${pathBelow('models.served', name)}.replicas.max`);
  return balancerRoomProblems(shares, 'models.served').map((problem) => ({ ...problem, against }));
}

function asMeant(environment: ResolvedEnvironment): ResolvedEnvironment {
  const { spot, fallback } = environment.pools;
  const spots = Object.entries(spot).map(([name, pool]) => [name, meantPool(pool)] as const);
  return { ...environment, pools: { spot: Object.fromEntries(spots), fallback: meantPool(fallback) } };
}
