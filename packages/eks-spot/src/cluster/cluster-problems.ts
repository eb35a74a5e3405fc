import { Token } from 'cdktf';

import {
  accountProblems,
  clusterSettingsProblems,
  computeRegionProblems,
  knownProblems,
  misfiledImageProblems,
  nameProblems,
  type Problem,
  roleArnProblems,
  unless,
} from '@spot-serving/core';

import { type ClusterProps, resolveClusterProps, type ResolvedClusterProps } from './cluster-props';

/** Everything wrong with the props of a cluster, at once. Name, roles and minor must be known at synth: they are part of addresses. */
export function clusterProblems(props: ClusterProps): Problem[] {
  const { privateSubnetIds } = props.network;
  const cluster = resolveClusterProps(props);
  return [
    ...nameAndPlaceProblems(cluster),
    ...clusterSettingsProblems(props, Token.isUnresolved(privateSubnetIds) ? undefined : privateSubnetIds.length),
    ...misfiledImageProblems(cluster.versions),
    ...networkProblems(cluster),
    ...principalProblems(cluster),
  ];
}

/** The longest of a cluster's names is that of the network plugin's role. */
function nameAndPlaceProblems({ name, region, account }: ResolvedClusterProps): Problem[] {
  return [
    ...[...nameProblems('eks-cluster', name), ...nameProblems('iam-role', `${name}-network-plugin`)].slice(0, 1),
    ...computeRegionProblems(region),
    ...knownProblems(accountProblems(account)),
  ];
}

function networkProblems({ network: { privateSubnetIds } }: ResolvedClusterProps): Problem[] {
  if (Token.isUnresolved(privateSubnetIds) || privateSubnetIds.length >= 2) return [];
  return [
    {
      path: 'network.privateSubnetIds',
      value: privateSubnetIds,
      fix: 'give private subnets in two zones or three; EKS wants two',
    },
  ];
}

function principalProblems({ administrators, viewers, ...place }: ResolvedClusterProps): Problem[] {
  const nobody = {
    path: 'administrators',
    value: administrators,
    fix: 'name at least one role, or nobody can get into the cluster',
  };
  const both = viewers.filter((role) => administrators.includes(role));
  return [
    ...unless(administrators.length > 0, nobody),
    ...roleArnProblems(administrators, 'administrators', place),
    ...roleArnProblems(viewers, 'viewers', place),
    ...both.map((value) => ({
      path: 'viewers',
      value,
      fix: 'name it once: EKS takes one access entry for a role, and an administrator sees everything',
    })),
  ];
}
