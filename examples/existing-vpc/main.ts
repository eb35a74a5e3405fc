import type { App } from 'cdktf';

import { AppStack, type INetwork, type ResolvedEnvironment } from '@spot-serving/core';
import { LookedUpNetwork } from '@spot-serving/network';
import {
  ClusterStack,
  composeApp,
  type Environment,
  ModelStoreStack,
  PlatformStack,
  ServingStack,
} from '@spot-serving/stacks';

const account = '111122223333';

/** `network` says the block of the VPC that exists: whether nodes and pods find addresses is computed from it. */
const environment: Environment = {
  name: 'shop-guest',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.44.0.0/16', zones: 2 },
  cluster: { version: '1.35' },
  models: {
    publishers: [`arn:aws:iam::${account}:role/shop-ci`],
    served: { recommender: { version: 1, sizeMiB: 40 } },
  },
  endpoint: { hostName: 'models.shop.example', zoneName: 'shop.example' },
};

/** The VPC that somebody else keeps: read at each plan, and never changed. */
class ExistingNetwork extends AppStack {
  readonly network: INetwork;

  constructor(app: App, env: ResolvedEnvironment) {
    super(app, env, 'network');
    this.network = new LookedUpNetwork(this, 'Network', {
      region: env.region,
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
  }
}

composeApp(environment, (app, env) => {
  const { network } = new ExistingNetwork(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network });
  const { cluster, pools, interruptions, alarmTopicArn } = new ClusterStack(app, env, { network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
