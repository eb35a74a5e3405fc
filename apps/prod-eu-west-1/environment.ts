import type { Environment } from '@spot-serving/stacks';

import { addresses } from '../addresses';
import versions from './resolved-versions.json';

/** The account that AWS's documentation uses as an example: put yours here before you deploy. */
const account = '111122223333';

/** The account's connection to GitHub: put the ARN of yours here, which somebody confirmed in the console (docs/how-to/bootstrap-an-account.md). */
const connectionArn = `arn:aws:codeconnections:eu-west-1:${account}:connection/00000000-0000-0000-0000-000000000000`;

/**
 * Production in Ireland: strict defaults, three zones, a private API server, and versions that somebody looked up.
 *
 * It serves no model yet. Production runs images by their digest, and nobody has looked one up: where there is a network, `npm run
 * resolve-versions -- prod-eu-west-1 --only images` does. Then models go into `models.served` as in dev-eu-west-1, with an `endpoint`, and
 * the serving stack appears.
 */
export const environment: Environment = {
  name: 'prod-eu-west-1',
  region: 'eu-west-1',
  account,
  tier: 'prod',
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: { bucket: `spot-serving-state-${account}` },
  network: { cidr: addresses['prod-eu-west-1'], otherCidrs: addresses },
  cluster: { version: '1.35' },
  versions,
  models: {
    publishers: [`arn:aws:iam::${account}:role/model-publisher`],
    readers: { resnet: [`arn:aws:iam::${account}:role/prod-eu-west-1-resnet`] },
  },
  delivery: {
    repository: 'your-organization/spot-serving',
    /** Nobody's account: put those of your people here, or no job runs inside the VPC. */
    runner: { connectionArn, actors: ['0'] },
  },
};
