import {
  AutoscalingGroup,
  type AutoscalingGroupConfig,
  type AutoscalingGroupInstanceRefresh,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { Construct } from 'constructs';

import {
  type INodePool,
  type NodeLifecycle,
  type NodeSchedule,
  type PoolSection,
  requireValid,
  resolvePool,
  scheduleFor,
} from '@spot-serving/core';
import { leastProvisionMinutes, spotNoticeSeconds } from '@spot-serving/core/numbers';

import { groupName } from './group-name';
import { groupTags } from './group-tags';
import { instanceType } from './instance-type';
import { instancesPolicy } from './instances-policy';
import { nodeUserData } from './node-config';
import { nodePoolProblems } from './node-pool-problems';
import type { NodePoolProps } from './node-pool-props';
import { type NodeResources, nodeResources } from './node-resources';
import { NodeTemplate } from './node-template';

/** Time that moved pods get to load their models before the next node goes, s: the notice that Spot gives, which drain is planned for. */
const refreshPause = String(spotNoticeSeconds);
/** Time a new instance has before its status checks count, s: whole minutes that hold the slowest boot. */
const bootTime = leastProvisionMinutes * 60;

const terminating = 'autoscaling:EC2_INSTANCE_TERMINATING';

/**
 * Nodes for ModelServer that scale together: one Auto Scaling group over every zone, its size left to the autoscaler.
 *
 * A change of image, types, volume, labels, taints or lasting tags starts a rolling refresh of the nodes: a new one first, the old one drained
 * by its terminating hook, one tenth at a time. With a launching hook a new node counts once it is Ready, so an image that never joins stops the
 * refresh with the old nodes in service; nothing goes back by itself, for the group has the new template before the refresh begins
 * (terraform-provider-aws#34189). Sizes and launch tags change in place. Another name of the pool or of the cluster, or other terminating hooks,
 * replace the group with all its nodes at once: put a new pool beside the old one, and remove that later.
 */
export class NodePool extends Construct implements INodePool {
  readonly name: string;
  readonly groupName: string;
  readonly groupArn: string;
  readonly lifecycle: NodeLifecycle;
  readonly schedule: NodeSchedule;

  /** @throws MisconfigurationError with every problem of `props` at once, before anything is defined */
  constructor(scope: Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    requireValid(this, nodePoolProblems(props));
    this.name = props.name;
    this.lifecycle = props.lifecycle;
    this.schedule = scheduleFor('serving', props.lifecycle);
    const group = this.group(props);
    this.groupName = group.name;
    this.groupArn = group.arn;
    this.launchHooks(props, group.name);
  }

  private group(props: NodePoolProps): AutoscalingGroup {
    const pool = resolvePool(props);
    const { name, cluster, nodes, lifecycle, minSize, maxSize, rootVolumeGiB, instanceTypes } = pool;
    const types = instanceTypes.flatMap((type) => instanceType(type) ?? []);
    const resources = nodeResources(types, rootVolumeGiB);
    const userData = this.userData(props, resources);
    const called = groupName(cluster.name, name);
    const { managedTag, launchTags = {}, lifecycleHooks: hooks = [] } = nodes;
    const { version } = new NodeTemplate(this, 'Template', { name: called, userData, rootVolumeGiB, nodes });
    return new AutoscalingGroup(this, 'Resource', {
      ...behaviour,
      ...lifetime(pool),
      name: called,
      minSize,
      maxSize,
      vpcZoneIdentifier: cluster.network.privateSubnetIds,
      capacityRebalance: lifecycle === 'spot' && (nodes.capacityRebalance ?? true),
      mixedInstancesPolicy: instancesPolicy(lifecycle, types, version),
      initialLifecycleHook: hooks.filter(({ lifecycleTransition }) => lifecycleTransition === terminating),
      tag: groupTags({ clusterName: cluster.name, schedule: this.schedule, resources, managedTag, launchTags }),
      dependsOn: [...nodes.access.ready],
    });
  }

  /** Made after the group, so that they may come and go; a pool starts at zero, and no instance is missed. */
  private launchHooks({ nodes: { lifecycleHooks = [] } }: NodePoolProps, autoscalingGroupName: string): void {
    for (const { name, ...hook } of lifecycleHooks)
      if (hook.lifecycleTransition !== terminating)
        new AutoscalingLifecycleHook(this, `Hook-${name}`, { ...hook, name, autoscalingGroupName });
  }

  private userData({ cluster, nodes }: NodePoolProps, resources: NodeResources): string {
    const { name: clusterName, endpoint, certificateAuthority } = cluster;
    const { serviceCidr } = nodes.access;
    return nodeUserData({
      clusterName,
      endpoint,
      certificateAuthority,
      serviceCidr,
      schedule: this.schedule,
      resources,
    });
  }
}

/** Percent of a group that stays in service while nodes are replaced, and that there may be at most: one tenth more, before as many go. */
const [minHealthyPercentage, maxHealthyPercentage] = [100, 110];

/** Launches before it terminates, so that an evicted pod finds a node; a node of the wanted version stays. */
const instanceRefresh: AutoscalingGroupInstanceRefresh = {
  strategy: 'Rolling',
  preferences: { minHealthyPercentage, maxHealthyPercentage, instanceWarmup: refreshPause, skipMatching: true },
};

/** Seconds of a day. */
const day = 86_400;

/**
 * Ends nodes that are older than so many days (API reference, CreateAutoScalingGroup, MaxInstanceLifetime: a day to a year), usually one at a time, a tenth of the group
 * at most. It would end them first: the maintenance policy makes it launch first. The terminating hook drains as in a refresh, for more than twice as long as Spot
 * gives, so what is proved for a warning holds for it (user guide, "Replace Auto Scaling instances based on maximum instance lifetime").
 */
function lifetime({ maxLifetimeDays }: Pick<PoolSection, 'maxLifetimeDays'>): Partial<AutoscalingGroupConfig> {
  if (maxLifetimeDays === undefined) return {};
  const instanceMaintenancePolicy = { minHealthyPercentage, maxHealthyPercentage };
  return { maxInstanceLifetime: maxLifetimeDays * day, instanceMaintenancePolicy };
}

/**
 * What every group does alike. AZRebalance is off because it ends healthy nodes behind the autoscaler's back. Terraform neither sets the
 * size nor waits for it: a Spot market may be empty, and that is no failed apply.
 */
const behaviour: Partial<AutoscalingGroupConfig> = {
  healthCheckType: 'EC2',
  healthCheckGracePeriod: bootTime,
  suspendedProcesses: ['AZRebalance'],
  enabledMetrics: [
    'GroupDesiredCapacity',
    'GroupInServiceInstances',
    'GroupPendingInstances',
    'GroupTerminatingInstances',
  ],
  waitForCapacityTimeout: '0',
  instanceRefresh,
  lifecycle: { ignoreChanges: ['desired_capacity'] },
};
