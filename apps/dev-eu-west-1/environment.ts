import type { Environment } from '@spot-serving/stacks';
import { addresses } from '../addresses';

/** The account that AWS's documentation uses as an example: put yours here before you deploy. */
const account = '111122223333';

/** Development in Ireland: cheap defaults, two zones behind one NAT gateway. */
export const environment: Environment = {
  name: 'dev-eu-west-1',
  region: 'eu-west-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: { bucket: `spot-serving-state-${account}` },
  network: { cidr: addresses['dev-eu-west-1'], otherCidrs: addresses },
  cluster: { version: '1.35' },
  models: {
    publishers: [`arn:aws:iam::${account}:role/model-publisher`],
    readers: { resnet: [`arn:aws:iam::${account}:role/dev-eu-west-1-resnet`] },
  },
};
