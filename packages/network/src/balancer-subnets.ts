import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';

/** Where the subnets are. */
export interface BalancerSubnetsProps {
  /** Prefix of `Name` tags. */
  readonly name: string;
  /** The VPC. */
  readonly vpcId: string;
  /** Block of each subnet. */
  readonly cidrs: readonly string[];
  /** Zone of each subnet, in the order of the blocks. */
  readonly availabilityZones: readonly string[];
  /** Route table of each subnet: that of the private subnet of its zone, so that whoever joins networks to those reaches the balancer too. */
  readonly routeTableIds: readonly string[];
}

/**
 * Subnets for internal load balancers and nothing else, so that what comes from their blocks is a balancer: network policies know no other name for one.
 *
 * They have no role tag: the controller puts balancers of other people's Services and Ingresses where the tags are, which is beside nodes and pods.
 */
export class BalancerSubnets extends Construct {
  /** Ids in the order of the blocks; whoever uses one waits until it is routed. */
  readonly subnetIds: string[];

  constructor(scope: Construct, id: string, { name, vpcId, cidrs, ...zones }: BalancerSubnetsProps) {
    super(scope, id);
    this.subnetIds = cidrs.map((cidrBlock, index) => {
      const place = { vpcId, cidrBlock, availabilityZone: zones.availabilityZones[index], mapPublicIpOnLaunch: false };
      const tags = { Name: `${name}-balancer-${index + 1}` };
      const subnetId = new Subnet(this, `subnet-${index + 1}`, { ...place, tags }).id;
      const routeTableId = zones.routeTableIds[index] ?? '';
      return new RouteTableAssociation(this, `routed-${index + 1}`, { routeTableId, subnetId }).subnetId;
    });
  }
}
