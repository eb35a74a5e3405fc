import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { endpointServiceName } from './endpoint-service-name';

/**
 * What a cluster without a way out calls (EKS user guide, "Deploy private clusters with limited internet access"): images, nodes joining,
 * Pod Identity, the load balancer controller, the autoscaler, the termination handler's queue, the log shipper, and sessions on nodes.
 */
const services = [
  'autoscaling',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'elasticloadbalancing',
  'logs',
  'sqs',
  'ssm',
  'ssmmessages',
  'sts',
] as const;

/** How many addresses the endpoints take of each of their subnets: one for each service (AWS PrivateLink guide, "Access an AWS service"). */
export const interfaceEndpointCount: number = services.length;

/** Where the endpoints are. */
export interface InterfaceEndpointsProps {
  /** Prefix of names and `Name` tags. */
  readonly name: string;
  /** Region of the services. */
  readonly region: string;
  /** The VPC. */
  readonly vpcId: string;
  /** Block of the VPC, from which alone the endpoints answer. */
  readonly cidr: string;
  /** Subnets that get an address of every endpoint, one per zone. */
  readonly subnetIds: string[];
}

/** The AWS services that a cluster needs, inside the VPC under their usual names. Billed by the hour for each service and zone. */
export class InterfaceEndpoints extends Construct {
  /** What to wait for: the endpoints, and the rule that lets callers in. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, region, vpcId, cidr, subnetIds }: InterfaceEndpointsProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'group', {
      name: `${name}-endpoints`,
      description: 'HTTPS from inside the VPC to AWS services',
      vpcId,
      tags: { Name: `${name}-endpoints` },
    });
    const https = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };
    const admission = new VpcSecurityGroupIngressRule(this, 'https', {
      securityGroupId: group.id,
      description: 'Everything in the VPC calls services of AWS',
      cidrIpv4: cidr,
      ...https,
    });
    const endpoints = services.map(
      (service) =>
        new VpcEndpoint(this, service.replace('.', '-'), {
          vpcId,
          serviceName: endpointServiceName(region, service),
          vpcEndpointType: 'Interface',
          privateDnsEnabled: true,
          subnetIds,
          securityGroupIds: [group.id],
          tags: { Name: `${name}-${service}` },
        }),
    );
    this.ready = [...endpoints, admission];
  }
}
