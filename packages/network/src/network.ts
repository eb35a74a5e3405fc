import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type INetwork, MisconfigurationError, requireValid } from '@spot-serving/core';

import { BalancerSubnets } from './balancer-subnets';
import { endpointServiceName } from './endpoint-service-name';
import { FlowLogs } from './flow-logs';
import { InterfaceEndpoints } from './interface-endpoints';
import { NatRoutes } from './nat-routes';
import { type NetworkAttributes, networkAttributesProblems } from './network-attributes';
import { networkProblems } from './network-problems';
import { type NetworkProps, type ResolvedNetworkProps, resolveNetworkProps } from './network-props';
import { PrivateSubnets } from './private-subnets';
import { PublicSubnets } from './public-subnets';
import { s3EndpointPolicy } from './s3-endpoint-policy';
import { type SubnetPlan, subnetPlan } from './subnet-plan';

/**
 * A VPC for a cluster on Spot: private subnets sized for pods in two or three zones, a way out, and S3 by a gateway endpoint, so that
 * pulling models and images pays no gateway by the byte, and only known buckets can be read.
 *
 * A private subnet is handed out when its way out exists, so nodes never start into nothing. Nothing gets a public address by itself, and
 * the default security group lets nothing through.
 */
export class Network extends Construct implements INetwork {
  readonly vpcId: string;
  readonly publicSubnetIds: string[];
  readonly privateSubnetIds: string[];
  readonly balancerSubnetIds: string[];
  readonly availabilityZones: string[];
  readonly s3EndpointId: string;

  /**
   * A network that exists, by its ids; makes and reads nothing.
   *
   * @throws MisconfigurationError with every problem at once: fewer than two private subnets, lists of different length, malformed or
   * repeated ids
   */
  static fromAttributes({
    vpcId,
    publicSubnetIds,
    privateSubnetIds,
    balancerSubnetIds = privateSubnetIds,
    availabilityZones,
    s3EndpointId,
  }: NetworkAttributes): INetwork {
    const subnets = { publicSubnetIds, privateSubnetIds, balancerSubnetIds };
    const network = { vpcId, ...subnets, availabilityZones, s3EndpointId };
    const problems = networkAttributesProblems(network);
    if (problems.length > 0) throw new MisconfigurationError('Network.fromAttributes', problems);
    return network;
  }

  /** @throws MisconfigurationError with every problem of `props` at once, before anything is defined */
  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    requireValid(this, networkProblems(props));
    const network = resolveNetworkProps(props);
    const { name, cidr, flowLogDays, keyAdministrators, region, account } = network;
    const plan = subnetPlan(cidr, network.zones);
    const vpc = new Vpc(this, 'vpc', {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    new DefaultSecurityGroup(this, 'default-group', { vpcId: vpc.id, tags: { Name: `${name}-default-closed` } });
    const subnets = new PrivateSubnets(this, 'private', { name, vpcId: vpc.id, cidrs: plan.private });
    const s3 = this.s3Endpoint(network, vpc.id, subnets.routeTableIds);
    const { publicSubnetIds, wayOut } = this.wayOut(network, plan, vpc.id, subnets);
    if (flowLogDays > 0)
      new FlowLogs(this, 'flow-logs', { name, region, account, vpcId: vpc.id, days: flowLogDays, keyAdministrators });
    this.vpcId = vpc.id;
    this.publicSubnetIds = publicSubnetIds;
    this.privateSubnetIds = subnets.routeAfter([...wayOut, s3]);
    const { availabilityZones, routeTableIds } = subnets;
    const inner = { name, vpcId: vpc.id, cidrs: plan.balancer, availabilityZones, routeTableIds };
    this.balancerSubnetIds = new BalancerSubnets(this, 'balancer', inner).subnetIds;
    this.availabilityZones = availabilityZones;
    this.s3EndpointId = s3.id;
  }

  private s3Endpoint(network: ResolvedNetworkProps, vpcId: string, routeTableIds: string[]): VpcEndpoint {
    return new VpcEndpoint(this, 's3', {
      vpcId,
      serviceName: endpointServiceName(network.region, 's3'),
      vpcEndpointType: 'Gateway',
      routeTableIds,
      policy: s3EndpointPolicy(network),
      tags: { Name: `${network.name}-s3` },
    });
  }

  private wayOut(network: ResolvedNetworkProps, plan: SubnetPlan, vpcId: string, subnets: PrivateSubnets): WayOut {
    const { name, region, cidr, nat: mode } = network;
    const { subnetIds, availabilityZones, routeTableIds } = subnets;
    if (mode === 'none') {
      const { ready } = new InterfaceEndpoints(this, 'endpoints', { name, region, vpcId, cidr, subnetIds });
      return { publicSubnetIds: [], wayOut: ready };
    }
    const open = new PublicSubnets(this, 'public', { name, vpcId, cidrs: plan.public, availabilityZones });
    const { subnetIds: publicSubnetIds, internetRoute } = open;
    const { routes } = new NatRoutes(this, 'nat', { name, vpcId, mode, publicSubnetIds, internetRoute, routeTableIds });
    return { publicSubnetIds, wayOut: routes };
  }
}

interface WayOut {
  readonly publicSubnetIds: string[];
  readonly wayOut: readonly ITerraformDependable[];
}
