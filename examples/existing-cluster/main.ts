import type { App } from 'cdktf';

import { AppStack, type ICluster, type INodePool, type ResolvedEnvironment, scheduleFor } from '@spot-serving/core';
import { AlarmTopic, InterruptionQueue, LookedUpCluster } from '@spot-serving/eks-spot';
import { LookedUpNetwork } from '@spot-serving/network';
import { composeApp, type Environment, ModelStoreStack, PlatformStack, ServingStack } from '@spot-serving/stacks';

const account = '111122223333';

/** `name` is the cluster's; `network`, `cluster` and `pools` say what exists, so that room for models is proved from it. */
const environment: Environment = {
  name: 'shop',
  region: 'eu-central-1',
  account,
  tier: 'dev',
  administrators: [`arn:aws:iam::${account}:role/shop-admin`],
  state: { bucket: 'shop-terraform-states' },
  network: { cidr: '10.45.0.0/16' },
  cluster: { version: '1.35' },
  pools: { spot: { general: { maxSize: 8 } } },
  models: {
    publishers: [`arn:aws:iam::${account}:role/shop-ci`],
    served: { recommender: { version: 1, sizeMiB: 40 } },
  },
  endpoint: { hostName: 'models.shop.example', zoneName: 'shop.example' },
};

/** A group that somebody else keeps; its nodes have the labels and taints of `schedule`. */
const pool = (name: string, lifecycle: INodePool['lifecycle']): INodePool => ({
  name,
  lifecycle,
  groupName: `shop-${name}`,
  groupArn: `arn:aws:autoscaling:eu-central-1:${account}:autoScalingGroup:*:autoScalingGroupName/shop-${name}`,
  schedule: scheduleFor('serving', lifecycle),
});

/** The cluster that exists, read at each plan; beside it what hears of interruptions, and where alarms go. */
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
    this.cluster = new LookedUpCluster(this, 'Cluster', { name, network, version: '1.35' });
    const topic = new AlarmTopic(this, 'Alarms', { name, region, account, administrators });
    this.alarmTopicArn = topic.arn;
    const groupNames = this.pools.map(({ groupName }) => groupName);
    this.interruptions = new InterruptionQueue(this, 'Interruptions', { name, region, account, groupNames });
  }
}

composeApp(environment, (app, env) => {
  const { cluster, pools, interruptions, alarmTopicArn } = new ExistingCluster(app, env);
  const { modelStore, accessLogs } = new ModelStoreStack(app, env, { network: cluster.network });
  const platform = new PlatformStack(app, env, { cluster, pools, interruptions, alarmTopicArn });
  new ServingStack(app, env, { cluster, modelStore, accessLogs, alarmTopicArn, platform });
});
