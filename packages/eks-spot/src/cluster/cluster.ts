import type { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { Construct } from 'constructs';

import { type ICluster, type INetwork, type Place, requireValid } from '@spot-serving/core';
import { EncryptionKey } from '@spot-serving/encryption';

import { NodeAddOns } from '../add-ons/node-add-ons';
import { SystemAddOns } from '../add-ons/system-add-ons';
import { NodeIdentity } from '../nodes/node-identity';
import { nodeImageParameter } from '../nodes/node-image';
import { NodeSecurityGroup } from '../nodes/node-security-group';
import { SystemNodes } from '../nodes/system-nodes';
import { AccessEntries } from './access-entries';
import { clusterFromAttributes } from './cluster-attributes';
import { clusterIdentity } from './cluster-identity';
import { ClusterLogs } from './cluster-logs';
import { clusterProblems } from './cluster-problems';
import { type ClusterProps, resolveClusterProps, type ResolvedClusterProps } from './cluster-props';
import { controlPlane } from './control-plane';
import { ControlPlaneRole } from './control-plane-role';
import { secretsKeyPolicy, volumesKeyPolicy } from './key-policies';
import type { NodeAccess } from './node-access';

/**
 * An EKS cluster with On-Demand system nodes, to which pools of Spot nodes are added by `nodes`.
 *
 * Only named roles get in. Secrets, volumes and logs are encrypted with keys of our own. Everything is made in an order that cannot hang:
 * what nodes wait for before them, what waits for nodes after them.
 */
export class Cluster extends Construct implements ICluster {
  readonly name: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  /** Kubernetes minor version, known at synth. */
  readonly version: string;
  readonly securityGroupId: string;
  readonly network: INetwork;
  /** Name of the log group of the control plane, which has the audit log. */
  readonly controlPlaneLogGroup: string;
  /** What nodes outside of EKS's own groups need to join. */
  readonly nodes: NodeAccess;

  /** A cluster that exists, by its attributes; makes and reads nothing. @throws MisconfigurationError with every problem at once */
  static fromAttributes(attributes: ICluster): ICluster {
    return clusterFromAttributes(attributes);
  }

  /** @throws MisconfigurationError with every problem of `props` at once, before anything is defined */
  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    requireValid(this, clusterProblems(props));
    const settled = resolveClusterProps(props);
    const { version, network, administrators, viewers, logDays } = settled;
    const place = { name: props.name, region: props.region, account: props.account };
    const logs = new ClusterLogs(this, 'Logs', { ...place, administrators, days: logDays });
    const cluster = this.controlPlane(settled, place, logs);
    const { partition } = clusterIdentity(place);
    const entries = { clusterName: cluster.name, partition };
    new AccessEntries(this, 'Administrators', {
      ...entries,
      roles: administrators,
      policy: 'AmazonEKSClusterAdminPolicy',
    });
    new AccessEntries(this, 'Viewers', { ...entries, roles: viewers, policy: 'AmazonEKSAdminViewPolicy' });
    this.name = cluster.name;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.version = version;
    this.securityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.network = network;
    this.controlPlaneLogGroup = logs.controlPlane.name;
    this.nodes = this.nodeAccess(settled, place);
    this.systemNodes(settled, place, logs);
  }

  private controlPlane(props: ResolvedClusterProps, place: Place, logs: ClusterLogs): EksCluster {
    const { name, administrators } = props;
    const role = new ControlPlaneRole(this, 'Role', place);
    const policy = secretsKeyPolicy({ ...place, administrators });
    const description = `Secrets of the cluster ${name}`;
    const key = new EncryptionKey(this, 'SecretsKey', {
      alias: `${name}/secrets`,
      description,
      policy,
      after: [role.exists],
    });
    const after = [...role.useKey(key.arn), logs.controlPlane];
    return controlPlane(this, 'Resource', props, { roleArn: role.arn, secretsKeyArn: key.arn, after });
  }

  private nodeAccess(
    { version, versions, serviceCidr, administrators, network }: ResolvedClusterProps,
    place: Place,
  ): NodeAccess {
    const minor = versions[version] ?? {};
    const { name } = place;
    const description = `Volumes of the nodes of ${name}`;
    const policy = volumesKeyPolicy({ ...place, administrators });
    const key = new EncryptionKey(this, 'VolumesKey', { alias: `${name}/volumes`, description, policy });
    const groups = { vpcId: network.vpcId, controlPlaneGroupId: this.securityGroupId };
    const group = new NodeSecurityGroup(this, 'NodeSecurityGroup', { name, ...groups });
    const addOns = new NodeAddOns(this, 'NodeAddOns', { ...place, clusterName: this.name, versions: minor });
    const identity = new NodeIdentity(this, 'NodeIdentity', { ...place, clusterName: this.name });
    return {
      instanceProfileArn: identity.instanceProfileArn,
      securityGroupId: group.id,
      volumeKeyArn: key.arn,
      serviceCidr,
      imageParameter: nodeImageParameter(version, minor.nodeImage),
      ready: [...identity.ready, ...group.rules, ...addOns.ready],
    };
  }

  private systemNodes(props: ResolvedClusterProps, place: Place, logs: ClusterLogs): void {
    const { version, versions, systemNodes, network, tags, launchTags } = props;
    const { securityGroupId, volumeKeyArn, ready } = this.nodes;
    const cluster = { ...place, clusterName: this.name };
    const minor = versions[version] ?? {};
    const start = {
      image: minor.nodeImage,
      subnetIds: network.privateSubnetIds,
      securityGroupId,
      volumeKeyArn,
      after: ready,
    };
    const nodes = new SystemNodes(this, 'SystemNodes', {
      ...cluster,
      ...systemNodes,
      ...start,
      ...{ version, tags, launchTags },
    });
    const { schedule, ready: running } = nodes;
    new SystemAddOns(this, 'SystemAddOns', {
      ...cluster,
      versions: minor,
      schedule,
      nodes: running,
      logGroups: logs.nodes,
    });
  }
}
