import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

import { type ICluster, type INetwork, nameProblems, requireValid } from '@spot-serving/core';

import { clusterAttributeProblems } from './cluster-attributes';

/** Which cluster to look up. */
export interface LookedUpClusterProps {
  /** Name of the cluster. */
  readonly name: string;
  /** The network it is in, owned or looked up. */
  readonly network: INetwork;
  /**
   * Its Kubernetes minor version, such as `1.35`, as `aws eks describe-cluster` says it. The autoscaler is chosen by it at synth, so it must be written
   * out where one is made.
   *
   * @default read at plan
   */
  readonly version?: string;
}

/**
 * A cluster that somebody else made, read from the account at plan.
 *
 * Its API server is never asked: to read it takes `eks:DescribeCluster` alone.
 */
export class LookedUpCluster extends Construct implements ICluster {
  readonly name: string;
  readonly endpoint: string;
  readonly certificateAuthority: string;
  readonly version: string;
  readonly securityGroupId: string;
  readonly network: INetwork;

  /** @throws MisconfigurationError when EKS would refuse the name, or has no such version */
  constructor(scope: Construct, id: string, { name, network, version }: LookedUpClusterProps) {
    super(scope, id);
    requireValid(this, [
      ...(Token.isUnresolved(name) ? [] : nameProblems('eks-cluster', name)),
      ...(version === undefined ? [] : clusterAttributeProblems('version', version)),
    ]);
    const cluster = new DataAwsEksCluster(this, 'cluster', { name });
    this.name = cluster.name;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.version = version ?? cluster.version;
    this.securityGroupId = cluster.vpcConfig.get(0).clusterSecurityGroupId;
    this.network = network;
  }
}
