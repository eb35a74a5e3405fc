import {
  type Environment,
  type EnvironmentRule,
  pathBelow,
  type Problem,
  problemsBelow,
  type ResolvedEnvironment,
  vpcCidrProblems,
} from '@spot-serving/core';
import { gitHubRunnerProblems } from '@spot-serving/delivery';
import {
  clusterProblems,
  interruptionQueueProblems,
  poolNodesProblems,
  spotWatchProblems,
} from '@spot-serving/eks-spot';

import { clusterProps, interruptionQueueProps, nodeRules, placeOf, runnerProps } from '../cluster-props';
import { inEnvironment, place } from './in-environment';
import { knownLater, laterCluster, laterNetwork, laterPools } from './known-later';

/** What is held to the rules of the constructs that the cluster's stack makes. */
export const clusterStackRules: readonly EnvironmentRule[] = [cluster, pools, queue, watch, runner];

function cluster(environment: ResolvedEnvironment): Problem[] {
  return inEnvironment(clusterProblems(clusterProps(environment, laterNetwork())), {
    props: { ...place, versions: 'versions.kubernetes' },
    derived: { viewers: 'administrators' },
    section: 'cluster',
  });
}

/** In a network that is too small, or none, nobody can say how many nodes find addresses. */
function pools(environment: ResolvedEnvironment, written: Environment): Problem[] {
  const { network } = environment;
  const rules =
    vpcCidrProblems({ cidr: network.cidr }).length > 0
      ? { steadyCpu: environment.tier === 'prod' }
      : nodeRules(environment);
  const problems = problemsBelow('pools', poolNodesProblems(environment.pools, written.pools?.fallback, rules));
  return problems.map((problem) => ({
    ...problem,
    against: [
      ...(problem.against ?? []),
      ...(problem.path.endsWith('maxSize') ? ['network.zones', 'network.cidr'] : []),
    ],
  }));
}

function queue(environment: ResolvedEnvironment): Problem[] {
  const problems = interruptionQueueProblems(interruptionQueueProps(environment, knownLater()));
  return inEnvironment(problems, { props: place, derived: { groupNames: 'pools.spot' }, section: 'pools' });
}

/** Pools are watched by name: the Spot pools in their order, and then the fallback. */
function watch(environment: ResolvedEnvironment): Problem[] {
  const names = Object.keys(environment.pools.spot);
  const watched = { queueName: '', failedQueueName: '', ruleNames: [], topicArn: knownLater(), keyArn: knownLater() };
  const problems = spotWatchProblems({ ...placeOf(environment), ...watched, pools: laterPools(environment) });
  return inEnvironment(problems, { props: place, section: 'watch' }).map((problem) => {
    const [, index] = /^watch\.pools\[(\d+)\]/.exec(problem.path) ?? [];
    const name = names[Number(index)];
    return problem.path.startsWith('watch.')
      ? { ...problem, path: name === undefined ? 'pools.spot' : pathBelow('pools.spot', name) }
      : problem;
  });
}

function runner(environment: ResolvedEnvironment): Problem[] {
  const props = runnerProps(environment, laterCluster(environment));
  const origins = { props: { ...place, repository: 'delivery.repository' }, section: 'delivery.runner' };
  return props === undefined ? [] : inEnvironment(gitHubRunnerProblems(props), origins);
}
