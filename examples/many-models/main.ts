import {
  ClusterStack,
  composeApp,
  type Environment,
  ModelStoreStack,
  NetworkStack,
  PlatformStack,
  ServingStack,
} from '@spot-serving/stacks';

const account = '111122223333';

/** Few pods each, for models that are asked little. */
const quiet = { replicas: { min: 2, max: 3 } };

/** Six models on two kinds of nodes; of one of them a second version answers a tenth of the requests. */
const environment: Environment = {
  name: 'shop-many',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.41.0.0/16', zones: 3 },
  cluster: { version: '1.35' },
  pools: { spot: { general: { maxSize: 32 } } },
  models: {
    publishers: [`arn:aws:iam::${account}:role/shop-ci`],
    readers: { recommender: [`arn:aws:iam::${account}:role/analyst`] },
    served: {
      recommender: {
        version: 11,
        sizeMiB: 220,
        replicas: { min: 3, max: 8 },
        canary: { version: 12, sizeMiB: 224, weight: 10 },
        labels: { stable: 11 },
      },
      ranker: { version: 4, sizeMiB: 24, ...quiet, batching: { maxBatchSize: 16, batchTimeoutMicros: 2000 } },
      fraud: { version: 2, sizeMiB: 60, ...quiet, onDemandFloor: 1 },
      search: { version: 9, sizeMiB: 310, ...quiet },
      vision: { version: 3, sizeMiB: 98, ...quiet, itemsPerRequest: 4 },
      language: { version: 1, sizeMiB: 400, ...quiet, memoryTargetPercent: 'none' },
    },
  },
  endpoint: { hostName: 'models.shop.example', zoneName: 'shop.example' },
};

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
