import { Token } from 'cdktf';

import {
  fallbackName,
  nameProblems,
  poolNameProblems,
  type PoolSection,
  poolSettingsProblems,
  type Problem,
  resolvePool,
  toldOnce,
} from '@spot-serving/core';

import { groupName } from './group-name';
import { instanceTypesProblems } from './instance-types-problems';
import type { NodePoolProps, NodeSettings } from './node-pool-props';
import { roomProblems } from './pool-room';

/** What the nodes of pools are judged by, beside themselves. */
export type NodeRules = Pick<NodeSettings, 'steadyCpu' | 'offer' | 'subnetCidrs' | 'otherAddresses'>;

/** Everything wrong with one pool, at once. */
export function nodePoolProblems({ name, lifecycle, cluster, nodes, ...pool }: NodePoolProps): Problem[] {
  const isFallback = lifecycle === 'on-demand' && name === fallbackName;
  return [
    ...(isFallback ? [] : poolNameProblems(name, 'name')),
    ...groupNameProblems(cluster.name, name, 'name'),
    ...toldOnce([poolSettingsProblems(pool), nodesProblems(pool, nodes)]),
  ];
}

/** What is wrong with the name of a pool's group, told at `path`; one that is known only at apply is passed over. */
export function groupNameProblems(clusterName: string, poolName: string, path: string): Problem[] {
  const called = groupName(clusterName, poolName);
  return Token.isUnresolved(called) ? [] : nameProblems('autoscaling-group', called, path);
}

/** What is wrong with the nodes that a pool asks for: their types, and their room. */
export function nodesProblems(
  pool: PoolSection,
  { steadyCpu = true, offer, subnetCidrs, otherAddresses: others }: NodeRules,
): Problem[] {
  const resolved = resolvePool(pool);
  return [
    ...instanceTypesProblems(resolved.instanceTypes, 'instanceTypes', { steadyCpu, offer }),
    ...roomProblems(resolved, { subnetCidrs, others }),
  ];
}
