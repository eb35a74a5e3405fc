import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { NatMode } from '@spot-serving/core';

/** Which way out, and for whom. */
export interface NatRoutesProps {
  /** Prefix of `Name` tags. */
  readonly name: string;
  /** The VPC. */
  readonly vpcId: string;
  /** How many gateways, and where. */
  readonly mode: Exclude<NatMode, 'none'>;
  /** One per zone, routed to the internet. */
  readonly publicSubnetIds: readonly string[];
  /** What a regional gateway, which is in no subnet, waits for: the VPC's route to the internet. */
  readonly internetRoute: ITerraformDependable;
  /** Route tables of the private subnets, one per zone, in the same order. */
  readonly routeTableIds: readonly string[];
}

/**
 * The private subnets' way out to the internet: nothing can come in by it.
 *
 * Going from `single` to `per-zone` keeps the first gateway and its address; `regional` is another kind of gateway and replaces them.
 */
export class NatRoutes extends Construct {
  /** The routes to wait for. */
  readonly routes: readonly Route[];

  constructor(scope: Construct, id: string, { mode, routeTableIds, ...place }: NatRoutesProps) {
    super(scope, id);
    const gateways = mode === 'regional' ? [this.regionalGateway(place)] : this.zonalGateways(mode, place);
    this.routes = routeTableIds.map((routeTableId, index) => {
      const natGatewayId = (gateways[index] ?? gateways[0])?.id;
      return new Route(this, `out-${index + 1}`, { routeTableId, destinationCidrBlock: '0.0.0.0/0', natGatewayId });
    });
  }

  private zonalGateways(mode: 'single' | 'per-zone', { name, publicSubnetIds }: Place): NatGateway[] {
    return publicSubnetIds.slice(0, mode === 'single' ? 1 : undefined).map((subnetId, index) => {
      const tags = { Name: `${name}-nat-${index + 1}` };
      const address = new Eip(this, `address-${index + 1}`, { domain: 'vpc', tags });
      return new NatGateway(this, `gateway-${index + 1}`, { allocationId: address.id, subnetId, tags });
    });
  }

  /** One gateway that follows the subnets into their zones and takes its addresses itself (VPC user guide, "Regional NAT gateways"). */
  private regionalGateway({ name, vpcId, internetRoute }: Place): NatGateway {
    const tags = { Name: `${name}-nat` };
    return new NatGateway(this, 'gateway-regional', {
      vpcId,
      availabilityMode: 'regional',
      connectivityType: 'public',
      tags,
      dependsOn: [internetRoute],
    });
  }
}

type Place = Omit<NatRoutesProps, 'mode' | 'routeTableIds'>;
