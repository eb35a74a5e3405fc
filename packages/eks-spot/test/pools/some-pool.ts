import type { ICluster, PoolSection } from '@spot-serving/core';
import { aNetwork } from '@spot-serving/testkit';

import type { NodePoolProps, NodeSettings, ServingPoolsProps } from '../../src';

/** Four types of two vCPUs and 8 GiB in four families. */
export const fourTypes = ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large'];

/** A cluster of eu-west-1 that exists nowhere; the account is the one that AWS's documentation uses as an example. */
export const someCluster: ICluster = {
  name: 'test-app',
  endpoint: 'https://0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthority: Buffer.from('a certificate').toString('base64'),
  version: '1.35',
  securityGroupId: 'sg-0123456789abcdef0',
  network: aNetwork(),
};

/** What its nodes share. */
export function someNodes(change: Partial<NodeSettings> = {}): NodeSettings {
  return {
    access: {
      instanceProfileArn: 'arn:aws:iam::111122223333:instance-profile/test-app-nodes',
      securityGroupId: 'sg-1123456789abcdef0',
      volumeKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/test',
      serviceCidr: '172.20.0.0/16',
      imageParameter: '/aws/service/eks/test/image_id',
      ready: [],
    },
    managedTag: 'termination-handler/test-app',
    ...change,
  };
}

/** A Spot pool with every default. */
export function somePool(change: Partial<NodePoolProps> = {}): NodePoolProps {
  return {
    name: 'general',
    lifecycle: 'spot',
    instanceTypes: fourTypes,
    maxSize: 6,
    cluster: someCluster,
    nodes: someNodes(),
    ...change,
  };
}

/** One Spot pool and its fallback. */
export function somePools(change: Partial<ServingPoolsProps> = {}): ServingPoolsProps {
  const size: PoolSection = { instanceTypes: fourTypes, maxSize: 6 };
  return { cluster: someCluster, nodes: someNodes(), spot: { general: size }, fallback: size, ...change };
}
