import type { Environment } from '@spot-serving/stacks';
import { addresses } from '../addresses';
import versions from './resolved-versions.json';

/** The account that AWS's documentation uses as an example: put yours here before you deploy. */
const account = '111122223333';

/** Production in Ireland: strict defaults, three zones, a private API server, and versions that somebody looked up. */
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
};
