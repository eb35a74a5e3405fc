import {
  deliveryNames,
  driftRoleArn,
  type ICluster,
  type INetwork,
  type Place,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import type { GitHubRunnerProps } from '@spot-serving/delivery';
import type {
  Cluster,
  ClusterProps,
  InterruptionQueueProps,
  NodeSettings,
  PodAccessAlarmProps,
} from '@spot-serving/eks-spot';
import { ServingPools } from '@spot-serving/eks-spot';
import { subnetPlan } from '@spot-serving/network';

import { addressConsumers } from './address-consumers';

/** What fixes the names and ARNs of an app. */
export function placeOf({ name, region, account }: ResolvedEnvironment): Place {
  return { name, region, account };
}

/** The cluster that an environment asks for, in its network; who looks for drift sees everything. */
export function clusterProps(environment: ResolvedEnvironment, network: INetwork): ClusterProps {
  const { administrators, cluster, versions, delivery } = environment;
  const viewers = delivery ? [driftRoleArn(environment)] : [];
  const access = { administrators, viewers };
  return { ...placeOf(environment), ...access, network, versions: versions.kubernetes, ...cluster };
}

/** Its interruption queue. */
export function interruptionQueueProps(
  environment: ResolvedEnvironment,
  alarmTopicArn: string,
): InterruptionQueueProps {
  const groupNames = ServingPools.groupNames(environment.name, environment.pools);
  return { ...placeOf(environment), groupNames, launchHook: true, alarmTopicArn };
}

/** What its pools are judged by: burstable types are for trying out, and nodes must find addresses. */
export function nodeRules(
  environment: ResolvedEnvironment,
): Pick<NodeSettings, 'steadyCpu' | 'offer' | 'subnetCidrs' | 'otherAddresses'> {
  const { tier, network, region, regionFacts } = environment;
  return {
    steadyCpu: tier === 'prod',
    offer: { region, families: regionFacts?.families },
    subnetCidrs: subnetPlan(network.cidr, network.zones).private,
    otherAddresses: addressConsumers(environment),
  };
}

/** Who is told of hands in pods; where workflows apply, `check-serving` asks every pod by their role. */
export function podAccessProps(
  { name, delivery }: ResolvedEnvironment,
  { controlPlaneLogGroup: logGroupName }: Cluster,
  topicArn: string,
): PodAccessAlarmProps {
  return { name, logGroupName, topicArn, expectedRoles: delivery ? [deliveryNames.applyRole(name)] : [] };
}

/** The runner inside its VPC, where the API server is private: jobs that plan and apply what is in the cluster run beside it. */
export function runnerProps(environment: ResolvedEnvironment, cluster: ICluster): GitHubRunnerProps | undefined {
  const { administrators, delivery } = environment;
  if (delivery?.runner === undefined) return undefined;
  const { repository, runner } = delivery;
  return { ...placeOf(environment), administrators, cluster, repository, ...runner };
}
