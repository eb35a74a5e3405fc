import type { INetwork } from '@spot-serving/core';

/** A network of three zones in eu-west-1 that exists nowhere. */
export function aNetwork(change: Partial<INetwork> = {}): INetwork {
  return {
    vpcId: 'vpc-0123456789abcdef0',
    publicSubnetIds: ['subnet-0000000000000000a', 'subnet-0000000000000000b', 'subnet-0000000000000000c'],
    privateSubnetIds: ['subnet-1000000000000000a', 'subnet-1000000000000000b', 'subnet-1000000000000000c'],
    balancerSubnetIds: ['subnet-2000000000000000a', 'subnet-2000000000000000b', 'subnet-2000000000000000c'],
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    s3EndpointId: 'vpce-0123456789abcdef0',
    ...change,
  };
}
