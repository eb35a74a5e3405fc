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
const issuer = 'https://login.shop.example';

/** Models that the internet may ask, with a token of the company's issuer that was made for them. The load balancer looks at it before a pod does. */
const environment: Environment = {
  name: 'shop-public',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.43.0.0/16' },
  cluster: { version: '1.35' },
  models: {
    publishers: [`arn:aws:iam::${account}:role/shop-ci`],
    served: { recommender: { version: 1, sizeMiB: 40 } },
  },
  endpoint: {
    hostName: 'models.shop.example',
    zoneName: 'shop.example',
    scheme: 'internet-facing',
    authentication: {
      kind: 'jwt',
      issuer,
      jwksUri: `${issuer}/.well-known/jwks.json`,
      claims: [{ name: 'aud', values: ['models.shop.example'] }],
    },
  },
};

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
