import { AppStack, type ICluster, type INetwork, type ResolvedEnvironment } from '@spot-serving/core';
import { Cluster } from '@spot-serving/eks-spot';
import type { App } from 'cdktf';

/** What the cluster of an app needs of its other stacks. */
export interface ClusterStackProps {
  /** Where the cluster is. */
  readonly network: INetwork;
}

/** The EKS cluster of an app and its nodes, on its own because providers of later stacks need a cluster that exists. */
export class ClusterStack extends AppStack {
  /** What the stacks that follow need of it. */
  readonly cluster: ICluster;

  constructor(app: App, environment: ResolvedEnvironment, { network }: ClusterStackProps) {
    super(app, environment, 'cluster');
    const { name, region, account, administrators, cluster } = environment;
    this.cluster = new Cluster(this, 'Cluster', { name, region, account, administrators, network, ...cluster });
  }
}
