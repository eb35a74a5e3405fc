import { Network } from '@spot-serving/network';
import { ClusterStack, composeApp, type Environment, PlatformStack } from '@spot-serving/stacks';

const account = '111122223333';

/** `network` says the blocks of the VPC that exists: rooms for addresses are computed from them. */
const environment: Environment = {
  name: 'shop-models',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.40.0.0/16', zones: 2 },
  cluster: { version: '1.35' },
  pools: { spot: { general: { maxSize: 6 } } },
  models: { publishers: [`arn:aws:iam::${account}:role/shop-ci`] },
};

const network = Network.fromAttributes({
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  availabilityZones: ['eu-central-1a', 'eu-central-1b'],
  privateSubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
  publicSubnetIds: [],
  s3EndpointId: 'vpce-0a1b2c3d4e5f60718',
});

composeApp(environment, (app, env) => {
  const { cluster, pools, interruptions } = new ClusterStack(app, env, { network });
  new PlatformStack(app, env, { cluster, pools, interruptions });
});
