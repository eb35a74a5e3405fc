import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';

import {
  ClusterAutoscaler,
  clusterAutoscalerIdentity,
  MetricsServer,
  PriorityClasses,
} from '@spot-serving/autoscaling';
import { type INodePool, scheduleFor } from '@spot-serving/core';
import { LookedUpCluster, PodIdentity } from '@spot-serving/eks-spot';
import { ClusterProviders } from '@spot-serving/helm-release';
import { LookedUpNetwork } from '@spot-serving/network';

/** The controllers alone, in a cluster whose nodes somebody else keeps. */
const app = new App();
const stack = new TerraformStack(app, 'controllers');
const place = { region: 'eu-central-1', account: '111122223333' };
new AwsProvider(stack, 'aws', { region: place.region, allowedAccountIds: [place.account] });

const network = new LookedUpNetwork(stack, 'Network', {
  region: place.region,
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  availabilityZones: ['eu-central-1a', 'eu-central-1b'],
});
const cluster = new LookedUpCluster(stack, 'Cluster', { name: 'shop', network, version: '1.35' });

/** A group that somebody else keeps, whose nodes have the labels and taints of `scheduleFor`. */
const pool = (name: string, lifecycle: INodePool['lifecycle']): INodePool => ({
  name,
  lifecycle,
  groupName: `shop-${name}`,
  groupArn: `arn:aws:autoscaling:${place.region}:${place.account}:autoScalingGroup:*:autoScalingGroupName/shop-${name}`,
  schedule: scheduleFor('serving', lifecycle),
});
const pools = [pool('spot', 'spot'), pool('fallback', 'on-demand')];

new ClusterProviders(stack, 'Providers', { cluster, region: place.region });
const { ready: after } = new PriorityClasses(stack, 'PriorityClasses');
const identity = new PodIdentity(stack, 'Identity', {
  ...clusterAutoscalerIdentity({ clusterName: 'shop', ...place }),
  ...place,
  cluster,
  roleName: 'shop-autoscaler',
});
new ClusterAutoscaler(stack, 'Autoscaler', { cluster, region: place.region, pools, identity, after });
new MetricsServer(stack, 'MetricsServer', { after });
app.synth();
