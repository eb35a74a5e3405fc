import { Token } from 'cdktf';

import type { ICluster, INetwork, INodePool, ResolvedEnvironment } from '@spot-serving/core';
import { fallbackName, scheduleFor } from '@spot-serving/core';
import { groupName } from '@spot-serving/eks-spot';

/** What only an apply knows; rules pass over it. */
export function knownLater(): string {
  return Token.asString({ resolve: () => undefined });
}

/** The network of an environment before it exists. */
export function laterNetwork(): INetwork {
  const ids = () => Token.asList({ resolve: () => undefined });
  return {
    vpcId: knownLater(),
    publicSubnetIds: ids(),
    privateSubnetIds: ids(),
    balancerSubnetIds: ids(),
    availabilityZones: ids(),
    s3EndpointId: knownLater(),
  };
}

/** Its cluster before it exists: the name and the version are text. */
export function laterCluster({ name, cluster }: ResolvedEnvironment): ICluster {
  return {
    name,
    version: cluster.version,
    endpoint: knownLater(),
    certificateAuthority: knownLater(),
    securityGroupId: knownLater(),
    network: laterNetwork(),
  };
}

/** Its pools before they exist: their names and those of their groups are text. */
export function laterPools({ name, pools }: ResolvedEnvironment): INodePool[] {
  const pool = (called: string, lifecycle: INodePool['lifecycle']): INodePool => ({
    name: called,
    groupName: groupName(name, called),
    groupArn: knownLater(),
    lifecycle,
    schedule: scheduleFor('serving', lifecycle),
  });
  return [...Object.keys(pools.spot).map((called) => pool(called, 'spot')), pool(fallbackName, 'on-demand')];
}
