import type { Configuration } from './configuration';

const zones = ['a', 'b', 'c'];

/** Thirteen resources in four layers, none with a name that AWS wants to be unique. */
export const network: Configuration = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  provider: { aws: { region: 'eu-west-1' } },
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route_table: { main: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route: {
      out: {
        route_table_id: '${aws_route_table.main.id}',
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: '${aws_internet_gateway.main.id}',
      },
    },
    aws_eip: Object.fromEntries(zones.map((zone) => [zone, { domain: 'vpc' }])),
    aws_subnet: Object.fromEntries(
      zones.map((zone, at) => [
        zone,
        { vpc_id: '${aws_vpc.main.id}', cidr_block: `10.0.${at}.0/24`, availability_zone: `eu-west-1${zone}` },
      ]),
    ),
    aws_nat_gateway: Object.fromEntries(
      zones.map((zone) => [
        zone,
        {
          subnet_id: `\${aws_subnet.${zone}.id}`,
          allocation_id: `\${aws_eip.${zone}.id}`,
          depends_on: ['aws_internet_gateway.main'],
        },
      ]),
    ),
  },
};
