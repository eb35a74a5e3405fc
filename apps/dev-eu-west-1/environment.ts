import type { Environment } from '@spot-serving/stacks';

import { addresses } from '../addresses';

/** The account that AWS's documentation uses as an example: put yours here before you deploy. */
const account = '111122223333';

/** The account's connection to GitHub: put the ARN of yours here, which somebody confirmed in the console (docs/how-to/bootstrap-an-account.md). */
const connectionArn = `arn:aws:codeconnections:eu-west-1:${account}:connection/00000000-0000-0000-0000-000000000000`;

/** Development in Ireland: cheap defaults, two zones behind one NAT gateway, two models, one of them with a canary. */
export const environment: Environment = {
  name: 'dev-eu-west-1',
  region: 'eu-west-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: { bucket: `spot-serving-state-${account}` },
  network: { cidr: addresses['dev-eu-west-1'], otherCidrs: addresses },
  cluster: { version: '1.35' },
  pools: { spot: { general: { maxSize: 16 } } },
  models: {
    publishers: [`arn:aws:iam::${account}:role/model-publisher`],
    served: {
      resnet: { version: 6, sizeMiB: 98, replicas: { min: 2, max: 3 }, canary: { version: 7, weight: 10 } },
      ranker: { version: 1, sizeMiB: 24, replicas: { min: 2, max: 3 } },
    },
  },
  endpoint: { hostName: 'models.dev.example.com', zoneName: 'example.com' },
  delivery: {
    repository: 'your-organization/spot-serving',
    /** Nobody's account: put those of your people here, or no job runs inside the VPC. */
    runner: { connectionArn, actors: ['0'] },
  },
};
