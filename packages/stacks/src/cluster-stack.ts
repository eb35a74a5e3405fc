import type { App } from 'cdktf';

import {
  AppStack,
  type ICluster,
  type IInterruptionQueue,
  type INetwork,
  type INodePool,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import { GitHubRunner } from '@spot-serving/delivery';
import {
  AlarmTopic,
  Cluster,
  interruptionHooks,
  InterruptionQueue,
  managedTag,
  PodAccessAlarm,
  ServingPools,
  SpotWatch,
} from '@spot-serving/eks-spot';

import { alertRoleArns } from './alert-role';
import { clusterNamed } from './cluster-named';
import { clusterProps, interruptionQueueProps, nodeRules, placeOf, podAccessProps, runnerProps } from './cluster-props';
import { exemptNodeEgress } from './exemptions';

/** What the cluster of an app needs of its other stacks. */
export interface ClusterStackProps {
  /** Where the cluster is. */
  readonly network: INetwork;
}

/**
 * The EKS cluster of an app and its nodes, on its own because providers of later stacks need a cluster that exists.
 *
 * Its alarms are here too, beside the queue, rules and groups that they watch: they hold while the platform is away.
 *
 * @throws MisconfigurationError of the construct that refuses what it is given
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
    const { administrators, alarms } = environment;
    const place = placeOf(environment);
    const tags = { tags: this.lastingTags, launchTags: this.launchTags };
    const cluster = new Cluster(this, 'Cluster', { ...clusterProps(environment, network), ...tags });
    exemptNodeEgress(cluster);
    const topic = new AlarmTopic(this, 'Alarms', {
      ...{ ...place, administrators, ...alarms },
      publishers: alertRoleArns(environment),
    });
    const queue = new InterruptionQueue(this, 'Interruptions', interruptionQueueProps(environment, topic.arn));
    this.cluster = cluster;
    this.alarmTopicArn = topic.arn;
    this.interruptions = queue;
    this.pools = this.servingPools(cluster, queue);
    new SpotWatch(this, 'Watch', {
      ...place,
      ...queue.names,
      pools: this.pools,
      topicArn: topic.arn,
      keyArn: topic.keyArn,
    });
    new PodAccessAlarm(this, 'PodAccess', podAccessProps(environment, cluster, topic.arn));
    const runner = runnerProps(environment, cluster);
    if (runner) new GitHubRunner(this, 'Runner', runner);
  }

  /** Tags that the user may change at any time: the groups give them to instances that start from then on, and no node is made anew. */
  private get launchTags(): Readonly<Record<string, string>> {
    const lasting = Object.keys(this.lastingTags);
    return Object.fromEntries(Object.entries(this.environment.tags).filter(([key]) => !lasting.includes(key)));
  }

  /**
   * The cluster's name goes in as text, as in the queue's rules, so that both are comparable at synth; its endpoint makes the nodes wait, and
   * the queue's rules do.
   */
  private servingPools(cluster: Cluster, queue: InterruptionQueue): INodePool[] {
    const { name, pools } = this.environment;
    const nodes = {
      ...nodeRules(this.environment),
      access: { ...cluster.nodes, ready: [...cluster.nodes.ready, ...queue.ready] },
      managedTag: managedTag(name),
      lifecycleHooks: interruptionHooks({ launchHook: true }),
      tags: this.lastingTags,
      launchTags: this.launchTags,
    };
    const { spot, fallback } = new ServingPools(this, 'Pools', {
      cluster: clusterNamed(cluster, name),
      nodes,
      ...pools,
    });
    return [...spot, fallback];
  }
}
