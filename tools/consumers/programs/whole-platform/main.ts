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

const environment: Environment = {
  name: 'shop-models',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.40.0.0/16' },
  cluster: { version: '1.35' },
  pools: { spot: { general: { maxSize: 6 } } },
  models: {
    publishers: [`arn:aws:iam::${account}:role/shop-ci`],
    served: { recommender: { version: 3, sizeMiB: 40, replicas: { min: 2, max: 3 } } },
  },
  endpoint: { hostName: 'models.shop.example', zoneName: 'shop.example' },
};

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
