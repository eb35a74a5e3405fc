import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';

/** Where the subnets are. */
export interface PublicSubnetsProps {
  /** Prefix of `Name` tags. */
  readonly name: string;
  /** The VPC. */
  readonly vpcId: string;
  /** Block of each subnet. */
  readonly cidrs: readonly string[];
  /** Zone of each subnet, in the order of the blocks. */
  readonly availabilityZones: readonly string[];
}

/** Subnets for internet-facing load balancers and NAT gateways, behind an internet gateway. Nothing gets a public address by itself. */
export class PublicSubnets extends Construct {
  /** Ids in the order of the blocks; whoever uses one waits until it is routed to the internet. */
  readonly subnetIds: string[];
  /** The route to the internet, to wait for. */
  readonly internetRoute: Route;

  constructor(scope: Construct, id: string, { name, vpcId, cidrs, availabilityZones }: PublicSubnetsProps) {
    super(scope, id);
    const gateway = new InternetGateway(this, 'internet', { vpcId, tags: { Name: name } });
    const table = new RouteTable(this, 'routes', { vpcId, tags: { Name: `${name}-public` } });
    const anywhere = '0.0.0.0/0';
    this.internetRoute = new Route(this, 'to-internet', {
      routeTableId: table.id,
      destinationCidrBlock: anywhere,
      gatewayId: gateway.id,
    });
    this.subnetIds = cidrs.map((cidrBlock, index) => {
      const subnet = new Subnet(this, `subnet-${index + 1}`, {
        vpcId,
        cidrBlock,
        availabilityZone: availabilityZones[index],
        mapPublicIpOnLaunch: false,
        tags: { Name: `${name}-public-${index + 1}`, 'kubernetes.io/role/elb': '1' },
      });
      const link = { routeTableId: table.id, subnetId: subnet.id, dependsOn: [this.internetRoute] };
      return new RouteTableAssociation(this, `routed-${index + 1}`, link).subnetId;
    });
  }
}
