import { AlarmTopic, SpotWatch } from '@spot-serving/eks-spot';
import {
  AppStack,
  driftRoleArn,
  type ICluster,
  type IInterruptionQueue,
  type INetwork,
  type INodePool,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import { GitHubRunner } from '@spot-serving/delivery';
import { Cluster, interruptionHooks, InterruptionQueue, managedTag, ServingPools } from '@spot-serving/eks-spot';
import { subnetPlan } from '@spot-serving/network';
import type { App } from 'cdktf';
import { withName } from './cluster-with-name';

/** What the cluster of an app needs of its other stacks. */
export interface ClusterStackProps {
  /** Where the cluster is. */
  readonly network: INetwork;
}

/**
 * The EKS cluster of an app and its nodes, on its own because providers of later stacks need a cluster that exists.
 *
 * Its alarms are here too, beside the queue, rules and groups that they watch: they hold while the platform is away.
 */
export class ClusterStack extends AppStack {
  /** What the stacks that follow need of it. */
  readonly cluster: ICluster;
  /** Where the termination handler hears of interruptions. */
  readonly interruptions: IInterruptionQueue;
  /** The nodes that models are served from: the Spot pools, then the On-Demand fallback. */
  readonly pools: readonly INodePool[];
  /** ARN of the topic that alarms go to. */
  readonly alarmTopicArn: string;

  constructor(app: App, environment: ResolvedEnvironment, { network }: ClusterStackProps) {
    super(app, environment, 'cluster');
    const { name, region, account, administrators } = environment;
    const tags = { tags: this.lastingTags, launchTags: this.launchTags };
    const versions = environment.versions.kubernetes;
    const viewers = environment.delivery ? [driftRoleArn(environment)] : [];
    const access = { administrators, viewers };
    const cluster = new Cluster(this, 'Cluster', {
      name,
      region,
      account,
      ...access,
      network,
      ...tags,
      versions,
      ...environment.cluster,
    });
    const groupNames = ServingPools.groupNames(name, environment.pools);
    const topic = new AlarmTopic(this, 'Alarms', {
      name,
      region,
      account,
      administrators,
      emails: environment.alarms.emails,
    });
    const queue = new InterruptionQueue(this, 'Interruptions', {
      name,
      region,
      account,
      groupNames,
      launchHook: true,
      alarmTopicArn: topic.arn,
    });
    this.cluster = cluster;
    this.alarmTopicArn = topic.arn;
    this.interruptions = queue;
    this.pools = this.servingPools(cluster, queue);
    new SpotWatch(this, 'Watch', {
      name,
      region,
      account,
      ...queue.names,
      pools: this.pools,
      topicArn: topic.arn,
      keyArn: topic.keyArn,
    });
    this.runner(cluster);
  }

  /** Tags that the user may change at any time: the groups give them to instances that start from then on, and no node is made anew. */
  private get launchTags(): Readonly<Record<string, string>> {
    const lasting = Object.keys(this.lastingTags);
    return Object.fromEntries(Object.entries(this.environment.tags).filter(([key]) => !lasting.includes(key)));
  }

  /** Where the API server is private, jobs that plan and apply what is in the cluster run beside it. */
  private runner(cluster: ICluster): void {
    const { name, region, account, administrators, delivery } = this.environment;
    if (delivery?.runner === undefined) return;
    const { repository, runner } = delivery;
    new GitHubRunner(this, 'Runner', { name, region, account, administrators, cluster, repository, ...runner });
  }

  /**
   * The cluster's name goes in as text, as in the queue's rules, so that both are comparable at synth; its endpoint makes the nodes wait, and
   * the queue's rules do.
   */
  private servingPools(cluster: Cluster, queue: InterruptionQueue): INodePool[] {
    const { name, tier, network, pools } = this.environment;
    const nodes = {
      access: { ...cluster.nodes, ready: [...cluster.nodes.ready, ...queue.ready] },
      managedTag: managedTag(name),
      lifecycleHooks: interruptionHooks({ launchHook: true }),
      steadyCpu: tier === 'prod',
      tags: this.lastingTags,
      launchTags: this.launchTags,
      subnetCidrs: subnetPlan(network.cidr, network.zones).private,
    };
    const { spot, fallback } = new ServingPools(this, 'Pools', { cluster: withName(cluster, name), nodes, ...pools });
    return [...spot, fallback];
  }
}
