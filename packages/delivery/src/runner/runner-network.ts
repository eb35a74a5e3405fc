import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';

import type { ICluster } from '@spot-serving/core';

/** Which runner, and what it must reach. */
export interface RunnerNetworkProps {
  /** Name of the runner's project. */
  readonly projectName: string;
  /** The cluster. */
  readonly cluster: ICluster;
}

/** The security group of a runner: HTTPS out, to GitHub, AWS and the cluster's API server, which lets it in; nothing comes in here. */
export class RunnerNetwork extends Construct {
  /** Id of the group. */
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { projectName, cluster }: RunnerNetworkProps) {
    super(scope, id);
    const description = 'Jobs of GitHub that plan and apply';
    const group = new SecurityGroup(this, 'Group', {
      name: projectName,
      description,
      vpcId: cluster.network.vpcId,
      tags: { Name: projectName },
    });
    const https = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };
    new VpcSecurityGroupEgressRule(this, 'https', {
      securityGroupId: group.id,
      description: 'GitHub, AWS and the API server of the cluster',
      ...https,
      cidrIpv4: '0.0.0.0/0',
    });
    new VpcSecurityGroupIngressRule(this, 'to-api', {
      securityGroupId: cluster.securityGroupId,
      referencedSecurityGroupId: group.id,
      description: 'Jobs that plan and apply call the API server',
      ...https,
    });
    this.securityGroupId = group.id;
  }
}
