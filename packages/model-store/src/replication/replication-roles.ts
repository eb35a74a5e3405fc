import type { Place } from '@spot-serving/core';

import { type Replicas, replicationRoleArn } from './replicas';

/** Who copies from a store, and to it. */
export interface ReplicationRoles {
  /** ARNs of the roles that S3 copies with, from here. */
  readonly copiers: readonly string[];
  /** ARNs of the roles that copy to here. */
  readonly replicators: readonly string[];
}

/** The roles that copies of a store are made with. */
export function replicationRoles({
  replicateTo = [],
  replicatedFrom = [],
  ...place
}: Replicas & Place): ReplicationRoles {
  return {
    copiers: replicateTo.length > 0 ? [replicationRoleArn(place)] : [],
    replicators: [...new Set(replicatedFrom.map(({ roleArn }) => roleArn))].sort(),
  };
}

/** All of them. */
export function copyingRoles(props: Replicas & Place): readonly string[] {
  const { copiers, replicators } = replicationRoles(props);
  return [...copiers, ...replicators];
}
