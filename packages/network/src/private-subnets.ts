import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Fn, type ITerraformDependable, Op, TerraformSelf, Token } from 'cdktf';
import { Construct } from 'constructs';

import { zonesWithoutEks } from '@spot-serving/core';

/** Stands where a zone's name would, when none is left. */
const noZone = 'none-left';

/** Where the subnets are. */
export interface PrivateSubnetsProps {
  /** Prefix of `Name` tags. */
  readonly name: string;
  /** The VPC. */
  readonly vpcId: string;
  /** Block of each subnet; each gets a zone of its own. */
  readonly cidrs: readonly string[];
}

/**
 * Subnets for nodes and pods, each in a zone and with a route table of its own.
 *
 * Zones are chosen once, when a subnet is created, and never again. Letters could not be written down, because accounts and regions lack
 * some (ca-central-1 has a, b and d), and an index into the list alone would replace every subnet on the day a zone joins it. So a new
 * subnet takes the first zone that its elder siblings do not have, and an existing one ignores what the list says since.
 */
export class PrivateSubnets extends Construct {
  /** In the order of the blocks, like everything here. Not routed yet: what runs in a subnet takes its id from `routeAfter`. */
  readonly subnetIds: string[];
  /** Name of each subnet's zone. */
  readonly availabilityZones: string[];
  /** Id of each subnet's route table. */
  readonly routeTableIds: string[];

  constructor(scope: Construct, id: string, { name, vpcId, cidrs }: PrivateSubnetsProps) {
    super(scope, id);
    const offered = offeredZones(this);
    const subnets: Subnet[] = [];
    for (const [index, cidrBlock] of cidrs.entries()) {
      const availabilityZone = firstFree(offered, subnets);
      const tags = { Name: `${name}-private-${index + 1}`, 'kubernetes.io/role/internal-elb': '1' };
      const lifecycle = { ignoreChanges: ['availability_zone'], postcondition: [someZone] };
      const place = { vpcId, cidrBlock, availabilityZone, mapPublicIpOnLaunch: false };
      subnets.push(new Subnet(this, `subnet-${index + 1}`, { ...place, tags, lifecycle }));
    }
    this.subnetIds = subnets.map((subnet) => subnet.id);
    this.availabilityZones = subnets.map((subnet) => subnet.availabilityZone);
    this.routeTableIds = cidrs.map((_, index) => {
      return new RouteTable(this, `routes-${index + 1}`, { vpcId, tags: { Name: `${name}-private-${index + 1}` } }).id;
    });
  }

  /**
   * Routes each subnet by its table, once `wayOut` exists.
   *
   * @returns ids of the subnets; whoever uses one, such as a node that must reach EKS to join, waits for its way out
   */
  routeAfter(wayOut: ITerraformDependable[]): string[] {
    return this.routeTableIds.map((routeTableId, index) => {
      const link = { routeTableId, subnetId: this.subnetIds[index], dependsOn: wayOut };
      return new RouteTableAssociation(this, `routed-${index + 1}`, link).subnetId;
    });
  }
}

/** The region's own zones that are open to all: neither Local Zones nor Wavelength, which must be opted into. */
function offeredZones(scope: Construct): string[] {
  const filter = [{ name: 'opt-in-status', values: ['opt-in-not-required'] }];
  return new DataAwsAvailabilityZones(scope, 'zones', {
    state: 'available',
    filter,
    excludeZoneIds: [...zonesWithoutEks],
  }).names;
}

function firstFree(offered: string[], taken: readonly Subnet[]): string {
  const free = Fn.setsubtract(
    offered,
    taken.map(({ availabilityZone }) => availabilityZone),
  );
  return Token.asString(Fn.element(Fn.concat([Fn.sort(Fn.tolist(free)), [noZone]]), 0));
}

/** Checked on the subnet, not on the list: a zone out of order leaves the list, and that must not stop plans of a network that exists. */
const someZone = {
  condition: Op.neq(TerraformSelf.getString('availability_zone'), noZone),
  errorMessage: 'The region offers no further zone in which EKS runs: lower zones, or choose another region.',
};
