import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint';
import { Construct } from 'constructs';

import { type INetwork, requireValid } from '@spot-serving/core';

import { endpointServiceName } from './endpoint-service-name';
import { lookedUpNetworkProblems, type LookedUpNetworkProps } from './looked-up-network-problems';

/**
 * A VPC that somebody else made, read from the account at plan.
 *
 * The zones are named, not found: AWS lists subnets in no order, and with a list found at plan a subnet added later would move the others.
 * So there is one look-up per zone and role, each must match exactly one subnet, and Terraform says which did not.
 */
export class LookedUpNetwork extends Construct implements INetwork {
  readonly vpcId: string;
  readonly publicSubnetIds: string[];
  readonly privateSubnetIds: string[];
  readonly balancerSubnetIds: string[];
  readonly availabilityZones: string[];
  readonly s3EndpointId: string;

  /** @throws MisconfigurationError with every problem of `props` at once */
  constructor(scope: Construct, id: string, props: LookedUpNetworkProps) {
    super(scope, id);
    requireValid(this, lookedUpNetworkProblems(props));
    const { region, vpcId, vpcTags, availabilityZones, publicSubnets = true } = props;
    this.vpcId = new DataAwsVpc(this, 'vpc', { id: vpcId, tags: vpcTags, state: 'available' }).id;
    this.availabilityZones = [...availabilityZones];
    this.privateSubnetIds = this.subnetIds('private', 'kubernetes.io/role/internal-elb');
    this.balancerSubnetIds = this.privateSubnetIds;
    this.publicSubnetIds = publicSubnets ? this.subnetIds('public', 'kubernetes.io/role/elb') : [];
    this.s3EndpointId = new DataAwsVpcEndpoint(this, 's3', {
      vpcId: this.vpcId,
      serviceName: endpointServiceName(region, 's3'),
      state: 'available',
      filter: [{ name: 'vpc-endpoint-type', values: ['Gateway'] }],
    }).id;
  }

  private subnetIds(kind: string, roleTag: string): string[] {
    return this.availabilityZones.map((availabilityZone) => {
      const tags = { [roleTag]: '1' };
      return new DataAwsSubnet(this, `${kind}-${availabilityZone}`, { vpcId: this.vpcId, availabilityZone, tags }).id;
    });
  }
}
