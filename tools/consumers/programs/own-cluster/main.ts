import type { App } from 'cdktf';

import { AppStack, type ICluster, type INodePool, type ResolvedEnvironment, scheduleFor } from '@spot-serving/core';
import { AlarmTopic, InterruptionQueue, LookedUpCluster } from '@spot-serving/eks-spot';
import { LookedUpNetwork } from '@spot-serving/network';
import { composeApp, type Environment, ModelStoreStack, PlatformStack, ServingStack } from '@spot-serving/stacks';

const account = '111122223333';

const environment: Environment = {
  name: 'shop',
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

/** A group that somebody else keeps, whose nodes have the labels and taints of `scheduleFor`. */
const pool = (name: string, lifecycle: INodePool['lifecycle']): INodePool => ({
  name,
  lifecycle,
  groupName: `shop-${name}`,
  groupArn: `arn:aws:autoscaling:eu-central-1:${account}:autoScalingGroup:*:autoScalingGroupName/shop-${name}`,
  schedule: scheduleFor('serving', lifecycle),
});

/** What exists is read; beside it, what hears of interruptions. */
class ExistingCluster extends AppStack {
  readonly cluster: ICluster;
  readonly pools = [pool('general', 'spot'), pool('fallback', 'on-demand')];
  readonly interruptions: InterruptionQueue;
  readonly alarmTopicArn: string;

  constructor(app: App, env: ResolvedEnvironment) {
    super(app, env, 'cluster');
    const { name, region, administrators } = env;
    const network = new LookedUpNetwork(this, 'Network', {
      region,
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    this.cluster = new LookedUpCluster(this, 'Cluster', { name: 'shop', network, version: '1.35' });
    const topic = new AlarmTopic(this, 'Alarms', { name, region, account, administrators });
    this.alarmTopicArn = topic.arn;
    const groupNames = this.pools.map(({ groupName }) => groupName);
    this.interruptions = new InterruptionQueue(this, 'Interruptions', { name, region, account, groupNames });
  }
}

composeApp(environment, (app, env) => {
  const { cluster, pools, interruptions, alarmTopicArn } = new ExistingCluster(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network: cluster.network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
