import type { Environment } from '@spot-serving/stacks';

import versions from '../../../../apps/prod/resolved-versions.json';
import { type Edit, set } from './edits';

const account = '111122223333';

const common = {
  region: 'eu-west-1',
  account,
  administrators: [`arn:aws:iam::${account}:role/platform-admin`],
  state: { bucket: `spot-serving-state-${account}` },
  cluster: { version: '1.35' },
} as const;

/** Development with two models, one of them with a canary. */
export const dev = {
  ...common,
  name: 'dev-eu-west-1',
  tier: 'dev',
  network: { cidr: '10.16.0.0/16' },
  pools: { spot: { general: { maxSize: 8 } } },
  models: {
    publishers: [`arn:aws:iam::${account}:role/model-publisher`],
    served: {
      resnet: { version: 6, sizeMiB: 98, replicas: { min: 2, max: 3 }, canary: { version: 7, weight: 10 } },
      ranker: { version: 1, sizeMiB: 24, replicas: { min: 2, max: 3 } },
    },
  },
  endpoint: { hostName: 'models.dev.example.com', zoneName: 'example.com' },
} as const satisfies Environment;

/** Production, which serves no model yet. */
export const prod = {
  ...common,
  name: 'prod-eu-west-1',
  tier: 'prod',
  network: { cidr: '10.32.0.0/16' },
  versions,
  alarms: { emails: ['oncall@example.com'] },
  platform: { imageRegistry: { unnecessary: 'plans of a test pull nothing' } },
  models: { publishers: [`arn:aws:iam::${account}:role/model-publisher`] },
} as const satisfies Environment;

/** What resolved versions would say: nodes start from known images. */
export const pinnedImages: Edit = set('cluster aws_launch_template Pools_', 'image_id', 'ami-0123456789abcdef0');
