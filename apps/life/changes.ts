import type { Change, Environment } from '@spot-serving/stacks';

import { change, edit, refused } from './edits';
import { anotherModelServer, modelChanges } from './of-models';
import { nodeChanges } from './of-nodes';
import { regionChanges } from './of-regions';
import { clusterChanges, lastChanges, tierChanges } from './of-the-cluster';
import { endpointChanges, servingLeftAway } from './of-the-endpoint';
import { networkChanges } from './of-the-network';

/**
 * A life of an app that serves `resnet`, with a canary that has a share, and `ranker`: each change on what the ones before left, and in the end
 * everything back, but for the number of zones and the Kubernetes minor.
 *
 * @param otherImage another ModelServer, by digest where the environment asks for one
 */
export function lifeOf(environment: Environment, otherImage: string): readonly Change[] {
  return [
    ...modelChanges,
    anotherModelServer(otherImage),
    ...endpointChanges,
    ...regionChanges(environment),
    ...nodeChanges,
    ...clusterChanges,
    ...tierChanges,
    ...networkChanges,
    ...(environment.tier === 'prod' ? [refused('no flow logs', edit('network', { flowLogDays: 0 }))] : []),
    change('everything back', ({ network: { zones } }) => ({
      ...environment,
      network: { ...environment.network, zones },
    })),
    ...servingLeftAway(environment),
    ...lastChanges,
  ];
}
