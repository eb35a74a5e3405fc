import type { AutoscalingGroupTag } from '@cdktf/provider-aws/lib/autoscaling-group';

import { type NodeSchedule, nodeTemplateTags } from '@spot-serving/core';

import type { NodeResources } from './node-resources';

/** What the tags of a group say: to the autoscaler, to the termination handler, and of its owners. */
export interface GroupTagging {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Key of the tag by which the cluster's termination handler knows its nodes. */
  readonly managedTag: string;
  /** Labels and taints of the nodes. */
  readonly schedule: NodeSchedule;
  /** Resources of the nodes. */
  readonly resources: NodeResources;
  /** Tags of the user for instances that start from then on. */
  readonly launchTags: Readonly<Record<string, string>>;
}

/**
 * Tags of a pool's Auto Scaling group.
 *
 * Instances get the user's, and two more: whose node they are, which the autoscaler's rights are bound to, and that this cluster's termination
 * handler answers for them. The others are for the autoscaler alone: by two it discovers the group, by the rest it knows a node of an empty group,
 * its labels, its taints and what it can allocate (infra 2.5; the autoscaler takes `resources/` for both capacity and allocatable, see
 * buildNodeFromTemplate in its aws_manager.go, and without them would promise pods the whole machine).
 */
export function groupTags({
  clusterName,
  managedTag,
  schedule,
  resources,
  launchTags,
}: GroupTagging): AutoscalingGroupTag[] {
  const autoscaler = 'k8s.io/cluster-autoscaler';
  const allocatable = Object.entries(resources.allocatable).map(
    ([resource, amount]) => [`${autoscaler}/node-template/resources/${resource}`, amount] as const,
  );
  return [
    ...tags({ ...launchTags, [`kubernetes.io/cluster/${clusterName}`]: 'owned', [managedTag]: 'true' }, true),
    ...tags({ [`${autoscaler}/enabled`]: 'true', [`${autoscaler}/${clusterName}`]: 'owned' }, false),
    ...tags(nodeTemplateTags(schedule), false),
    ...tags(Object.fromEntries(allocatable), false),
  ];
}

function tags(values: Readonly<Record<string, string>>, propagateAtLaunch: boolean): AutoscalingGroupTag[] {
  return Object.entries(values).map(([key, value]) => ({ key, value, propagateAtLaunch }));
}
