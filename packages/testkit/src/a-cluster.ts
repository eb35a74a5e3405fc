import {
  type ICluster,
  type IInterruptionQueue,
  type INodePool,
  type NodeLifecycle,
  scheduleFor,
} from '@spot-serving/core';

import { aNetwork } from './a-network';

/** A cluster in eu-west-1 that exists nowhere. */
export function aCluster(change: Partial<ICluster> = {}): ICluster {
  return {
    name: 'test',
    endpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
    version: '1.35',
    securityGroupId: 'sg-0123456789abcdef0',
    network: aNetwork(),
    ...change,
  };
}

/** A pool of that cluster for ModelServer. */
export function aPool(name: string, lifecycle: NodeLifecycle): INodePool {
  const groupName = `test-${name}`;
  const groupArn = `arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:00000000-0000-0000-0000-000000000000:autoScalingGroupName/${groupName}`;
  return { name, groupName, groupArn, lifecycle, schedule: scheduleFor('serving', lifecycle) };
}

/** The interruption queue of that cluster. */
export function anInterruptionQueue(): IInterruptionQueue {
  return {
    url: 'https://sqs.eu-west-1.amazonaws.com/111122223333/test-interruptions',
    arn: 'arn:aws:sqs:eu-west-1:111122223333:test-interruptions',
  };
}
