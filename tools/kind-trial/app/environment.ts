import type { Environment } from '@spot-serving/stacks';

/** The account that AWS's documentation uses as an example; nothing is ever made in it. */
const account = '111122223333';

/** One small model, as development serves one, in a cluster that is not on AWS. */
export const environment: Environment = {
  name: 'kind-trial',
  region: 'eu-west-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: { bucket: `spot-serving-state-${account}` },
  network: { cidr: '10.16.0.0/16' },
  cluster: { version: '1.35' },
  pools: { spot: { general: { maxSize: 6 } } },
  models: {
    publishers: [`arn:aws:iam::${account}:role/model-publisher`],
    served: { 'half-plus-two': { version: 1, sizeMiB: 1, replicas: { min: 2, max: 3 } } },
  },
  endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
};
