import { AutoscalingGroupTagA } from '@cdktf/provider-aws/lib/autoscaling-group-tag';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate, type LaunchTemplateConfig } from '@cdktf/provider-aws/lib/launch-template';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type NodeSchedule, type Place, type ResolvedVersion, scheduleFor, type Taint } from '@spot-serving/core';

import { NodeRole } from './node-role';
import { mostSystemNodes } from './system-node-counts';

/** Root volume, GiB: the image takes about 4, and the controllers' images fit into the rest many times. */
const volumeGiB = 30;

/** Which nodes. */
export interface SystemNodesProps extends Place {
  /** Name of the cluster, as an output of it. */
  readonly clusterName: string;
  /** Kubernetes minor of the cluster. */
  readonly version: string;
  /** Release of the image. @default EKS's newest when the group is created, which then stays */
  readonly image?: ResolvedVersion;
  /** Private subnets, one in each zone. */
  readonly subnetIds: string[];
  /** The one security group of a node. */
  readonly securityGroupId: string;
  /** Key that encrypts the volumes. */
  readonly volumeKeyArn: string;
  /** Instance types, amd64, in order of preference. */
  readonly instanceTypes: readonly string[];
  /** Nodes at least, and to begin with; the autoscaler may double them. */
  readonly count: number;
  /** Lasting tags of instances, volumes and interfaces, beside their name and their cluster. */
  readonly tags: Readonly<Record<string, string>>;
  /** Tags of instances that start from then on. */
  readonly launchTags: Readonly<Record<string, string>>;
  /** What nodes wait for, beside the rights of their role. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * On-Demand nodes over every zone for controllers and add-ons, tainted so that nothing else lands there: what heals the cluster must not go
 * with a Spot node. EKS drains them when they are updated, and replaces the ones that the monitoring agent finds broken.
 *
 * Another count is another group, made before the old one is drained and goes: the size is the autoscaler's, and EKS refuses a minimum above it
 * (terraform-aws-eks#3306).
 */
export class SystemNodes extends Construct {
  /** Labels and taints of the nodes. */
  readonly schedule: NodeSchedule;
  /** The node group, ready with its first nodes. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: SystemNodesProps) {
    super(scope, id);
    this.schedule = scheduleFor('system', 'on-demand');
    const role = new NodeRole(this, 'Role', { ...props, roleName: `${props.name}-system-node` });
    const template = new LaunchTemplate(this, 'Template', launchTemplate(props));
    const group = new EksNodeGroup(this, 'Resource', {
      clusterName: props.clusterName,
      nodeGroupNamePrefix: `system-${props.count}-`,
      nodeRoleArn: role.arn,
      subnetIds: props.subnetIds,
      capacityType: 'ON_DEMAND',
      amiType: 'AL2023_x86_64_STANDARD',
      version: props.version,
      releaseVersion: props.image?.version,
      instanceTypes: [...props.instanceTypes],
      launchTemplate: { id: template.id, version: template.getStringAttribute('latest_version') },
      labels: this.schedule.labels,
      taint: this.schedule.taints.map(({ key, value, effect }) => ({ key, value, effect: taintEffects[effect] })),
      scalingConfig: { desiredSize: props.count, minSize: props.count, maxSize: mostSystemNodes(props.count) },
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ['scaling_config[0].desired_size'] },
      dependsOn: [...role.rights, ...props.after],
    });
    const autoscalingGroupName = group.resources.get(0).autoscalingGroups.get(0).name;
    for (const [key, value] of Object.entries(props.launchTags))
      new AutoscalingGroupTagA(this, `Tag-${key}`, {
        autoscalingGroupName,
        tag: { key, value, propagateAtLaunch: true },
      });
    this.ready = [group];
  }
}

/** EKS spells the effects of taints differently than Kubernetes (EKS API reference, Taint). */
const taintEffects: Readonly<Record<Taint['effect'], string>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** Encrypted volume; metadata only by token and only for the host itself, so that no pod takes the node's role. */
function launchTemplate({ name, volumeKeyArn, securityGroupId, ...props }: SystemNodesProps): LaunchTemplateConfig {
  const tags = { ...props.tags, Name: `${name}-system`, [`kubernetes.io/cluster/${name}`]: 'owned' };
  return {
    name: `${name}-system`,
    blockDeviceMappings: [
      {
        deviceName: '/dev/xvda',
        ebs: {
          volumeSize: volumeGiB,
          volumeType: 'gp3',
          encrypted: 'true',
          kmsKeyId: volumeKeyArn,
          deleteOnTermination: 'true',
        },
      },
    ],
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    vpcSecurityGroupIds: [securityGroupId],
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({ resourceType, tags })),
  };
}
