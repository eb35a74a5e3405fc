import { composeLife } from '@spot-serving/stacks';
import { clusterChanges, lastChanges, tierChanges } from '../life/of-the-cluster';
import { modelChanges } from '../life/of-models';
import { networkChanges } from '../life/of-the-network';
import { nodeChanges } from '../life/of-nodes';
import { endpointChanges, servingLeftAway } from '../life/of-the-endpoint';
import { change } from '../life/edits';
import { compose } from './compose';
import { environment } from './environment';

/** What `rehearse dev-eu-west-1 --life` walks. */
const changes = [
  ...modelChanges,
  ...endpointChanges,
  ...nodeChanges,
  ...clusterChanges,
  ...tierChanges,
  ...networkChanges,
  change('everything back', ({ network: { zones } }) => ({
    ...environment,
    network: { ...environment.network, zones },
  })),
  ...servingLeftAway(environment),
  ...lastChanges,
];

composeLife(environment, changes, compose);
