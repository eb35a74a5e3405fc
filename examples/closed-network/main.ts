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

/** Copies of every image: without NAT nothing outside of the VPC is reached. `mirror-images` makes them, and keeps their digests. */
const imageRegistry = `${account}.dkr.ecr.eu-central-1.amazonaws.com`;

/**
 * A network without a way out: no NAT, no internet gateway, no public subnet. AWS is reached by endpoints inside the VPC, the API server is private, and
 * so is the load balancer; who applies does so from inside.
 */
const environment: Environment = {
  name: 'shop-closed',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.42.0.0/16', nat: 'none', flowLogDays: 30 },
  cluster: { version: '1.35' },
  platform: { imageRegistry },
  serving: {
    modelServerImage: `${imageRegistry}/tensorflow/serving:2.19.1`,
    loaderImage: `${imageRegistry}/amazon/aws-cli:2.34.24`,
  },
  models: {
    publishers: [`arn:aws:iam::${account}:role/shop-ci`],
    served: { recommender: { version: 1, sizeMiB: 40 } },
  },
  endpoint: { hostName: 'models.shop.example', zoneName: 'shop.example', scheme: 'internal' },
};

composeApp(environment, (app, env) => {
  const { network } = new NetworkStack(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
