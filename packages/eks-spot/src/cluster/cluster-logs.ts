import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { EncryptionKey } from '@spot-serving/encryption';

import { clusterIdentity } from './cluster-identity';
import { type KeyOfCluster, logsKeyPolicy } from './key-policies';

/** Whose logs, and how long to keep them. */
export interface ClusterLogsProps extends KeyOfCluster {
  /** Days to keep them. */
  readonly days: number;
}

/**
 * The log groups of a cluster, made before anything writes to them: EKS and the log shipper would make them otherwise, without key and kept
 * for ever, and Terraform would find them in its way.
 */
export class ClusterLogs extends Construct {
  /** What the control plane writes to. */
  readonly controlPlane: CloudwatchLogGroup;
  /** What the log shipper writes to. */
  readonly nodes: ITerraformDependable[];

  constructor(scope: Construct, id: string, { days, ...place }: ClusterLogsProps) {
    super(scope, id);
    const { controlPlaneLogGroup, nodeLogGroups } = clusterIdentity(place);
    const description = `Logs of the cluster ${place.name}`;
    const key = new EncryptionKey(this, 'Key', {
      alias: `${place.name}/logs`,
      description,
      policy: logsKeyPolicy(place),
    });
    const settings = { retentionInDays: days, kmsKeyId: key.arn };
    this.controlPlane = new CloudwatchLogGroup(this, 'ControlPlane', { name: controlPlaneLogGroup, ...settings });
    this.nodes = nodeLogGroups.map((name) => new CloudwatchLogGroup(this, lastPart(name), { name, ...settings }));
  }
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
