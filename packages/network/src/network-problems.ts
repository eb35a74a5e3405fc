import {
  accountProblems,
  computeRegionProblems,
  knownProblems,
  nameProblems,
  networkSettingsProblems,
  type Problem,
  roleArnProblems,
  unless,
} from '@spot-serving/core';

import { flowLogNames } from './flow-log-names';
import { type NetworkProps, type ResolvedNetworkProps, resolveNetworkProps } from './network-props';

/** Everything wrong with the props of a network, at once; what only an apply knows is passed over. */
export function networkProblems(props: NetworkProps): Problem[] {
  const network = resolveNetworkProps(props);
  return knownProblems([
    ...computeRegionProblems(network.region),
    ...accountProblems(network.account),
    ...networkSettingsProblems(props),
    ...bucketProblems(network),
    ...flowLogProblems(network),
  ]);
}

function bucketProblems({ readableBuckets, writableBuckets }: ResolvedNetworkProps): Problem[] {
  return Object.entries({ readableBuckets, writableBuckets }).flatMap(([prop, buckets]) => {
    return buckets.flatMap((bucket, index) => nameProblems('s3-bucket', bucket, `${prop}[${index}]`));
  });
}

function flowLogProblems({ name, flowLogDays, keyAdministrators, ...place }: ResolvedNetworkProps): Problem[] {
  if (flowLogDays === 0) return [];
  const names = flowLogNames(name);
  return [
    ...nameProblems('iam-role', names.role, 'name'),
    ...nameProblems('log-group', names.logGroup, 'name'),
    ...unless(keyAdministrators.length > 0, noAdministrator),
    ...roleArnProblems(keyAdministrators, 'keyAdministrators', place),
  ];
}

const noAdministrator: Problem = {
  path: 'keyAdministrators',
  value: [],
  fix: 'name the roles that administer the key of the flow logs, or turn them off with flowLogDays: 0',
};
