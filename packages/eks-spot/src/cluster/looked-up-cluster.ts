import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

import { type ICluster, type INetwork, nameProblems, requireValid } from '@spot-serving/core';

/** Which cluster to look up. */
export interface LookedUpClusterProps {
  /** Name of the cluster. */
  readonly name: string;
  /** The network it is in, owned or looked up. */
  readonly network: INetwork;
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

  /** @throws MisconfigurationError when EKS would refuse the name */
  constructor(scope: Construct, id: string, { name, network }: LookedUpClusterProps) {
    super(scope, id);
    requireValid(this, Token.isUnresolved(name) ? [] : nameProblems('eks-cluster', name));
    const cluster = new DataAwsEksCluster(this, 'cluster', { name });
    this.name = cluster.name;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.version = cluster.version;
    this.securityGroupId = cluster.vpcConfig.get(0).clusterSecurityGroupId;
    this.network = network;
  }
}
