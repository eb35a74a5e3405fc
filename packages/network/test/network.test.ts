import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { TerraformOutput } from 'cdktf';

import { resourcesOf, synth, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { Network } from '../src';
import { someProps, synthNetwork } from './some-props';

const subnets = (stack: SynthesizedStack, role: string) =>
  Object.values(resourcesOf(Subnet, stack)).filter((subnet) => role in (subnet as { readonly tags: object }).tags);
const privateSubnets = (stack: SynthesizedStack) => subnets(stack, 'kubernetes.io/role/internal-elb');
const publicSubnets = (stack: SynthesizedStack) => subnets(stack, 'kubernetes.io/role/elb');

function outputOf(stack: SynthesizedStack): unknown {
  return stack.output?.['answers']?.value;
}

function synthWithOutput(nat: 'single' | 'none'): SynthesizedStack {
  return synth((scope) => {
    const { publicSubnetIds, privateSubnetIds, availabilityZones } = new Network(
      scope,
      'network',
      someProps({ nat, zones: 2 }),
    );
    new TerraformOutput(scope, 'answers', { value: { publicSubnetIds, privateSubnetIds, availabilityZones } });
  });
}

describe('Network', () => {
  it('resolves names inside the VPC, which private endpoints and EKS need', () => {
    expect(theOnly(Vpc, synthNetwork())).toMatchObject({
      cidr_block: '10.0.0.0/16',
      enable_dns_support: true,
      enable_dns_hostnames: true,
    });
  });

  it('lets nothing through the default security group', () => {
    const group = theOnly(DefaultSecurityGroup, synthNetwork());
    expect(group).not.toHaveProperty('ingress');
    expect(group).not.toHaveProperty('egress');
  });

  it('keeps subnets for internal balancers, routed as the private ones, with no tag by which others would come there', () => {
    const stack = synthNetwork();
    const own = (Object.entries(resourcesOf(Subnet, stack)) as [string, { readonly tags: object }][]).filter(([id]) =>
      id.startsWith('network_balancer_'),
    );
    expect(own.map(([, subnet]) => subnet)).toMatchObject(
      ['10.0.208.0/22', '10.0.212.0/22', '10.0.216.0/22'].map((block, index) => ({
        ...{ cidr_block: block, map_public_ip_on_launch: false },
        tags: { Name: `test-app-balancer-${index + 1}` },
      })),
    );
    expect(own.flatMap(([, { tags }]) => Object.keys(tags))).toEqual(['Name', 'Name', 'Name']);
    const routed = (
      Object.entries(resourcesOf(RouteTableAssociation, stack)) as [string, { readonly route_table_id: string }][]
    ).filter(([id]) => id.startsWith('network_balancer_'));
    expect(routed.map(([, { route_table_id: table }]) => table)).toEqual(
      [1, 2, 3].map((zone) => expect.stringContaining(`network_private_routes-${zone}_`) as string),
    );
  });

  it('tags subnets with the load balancers they are for', () => {
    const stack = synthNetwork();
    expect(privateSubnets(stack)).toHaveLength(3);
    expect(privateSubnets(stack)[0]).toMatchObject({
      tags: { Name: 'test-app-private-1', 'kubernetes.io/role/internal-elb': '1' },
    });
    expect(publicSubnets(stack)).toHaveLength(3);
    expect(publicSubnets(stack)[0]).toMatchObject({
      tags: { Name: 'test-app-public-1', 'kubernetes.io/role/elb': '1' },
    });
  });

  it('gives no public address by itself', () => {
    for (const subnet of Object.values(resourcesOf(Subnet, synthNetwork())))
      expect(subnet).toMatchObject({ map_public_ip_on_launch: false });
  });

  it('gives each private subnet a route table of its own', () => {
    const tables = Object.values(resourcesOf(RouteTable, synthNetwork())) as {
      readonly tags: { readonly Name: string };
    }[];
    expect(tables.map(({ tags }) => tags.Name).sort()).toEqual([
      'test-app-private-1',
      'test-app-private-2',
      'test-app-private-3',
      'test-app-public',
    ]);
  });

  it('has neither internet gateway nor public subnets without NAT', () => {
    const stack = synthNetwork({ nat: 'none' });
    expect(resourcesOf(InternetGateway, stack)).toEqual({});
    expect(publicSubnets(stack)).toEqual([]);
    expect(outputOf(synthWithOutput('none'))).toMatchObject({ publicSubnetIds: [] });
  });

  it('adds a third zone without changing what two zones have', () => {
    const [two, three] = [synthNetwork({ zones: 2 }), synthNetwork({ zones: 3 })];
    expect(resourcesOf(Subnet, three)).toMatchObject(resourcesOf(Subnet, two));
  });

  it('hands a private subnet out only when its way out and S3 are there', () => {
    const stack = synthWithOutput('single');
    const ids = (outputOf(stack) as { readonly privateSubnetIds: string[] }).privateSubnetIds;
    expect(ids).toEqual(
      [1, 2].map((n) => expect.stringContaining(`aws_route_table_association.network_private_routed-${n}_`) as string),
    );
    const routed = Object.entries(resourcesOf(RouteTableAssociation, stack)).find(([id]) =>
      id.startsWith('network_private_routed-2'),
    );
    const after = (routed?.[1] as { readonly depends_on: string[] }).depends_on.join();
    expect(after).toMatch(/aws_route\.network_nat_out-2.*aws_vpc_endpoint\.network_s3/);
  });
});

describe('a private subnet of a Network without NAT', () => {
  it('waits for the endpoints, and for the rule that lets nodes call them', () => {
    const associations = resourcesOf(RouteTableAssociation, synthNetwork({ nat: 'none' }));
    const [, routed] = Object.entries(associations as Record<string, { readonly depends_on: string[] }>).find(([id]) =>
      id.startsWith('network_private_'),
    ) ?? [undefined, undefined];
    expect(routed?.depends_on.map((address) => address.split('.')[0])).toEqual([
      ...Array<string>(12).fill('aws_vpc_endpoint'),
      'aws_vpc_security_group_ingress_rule',
      'aws_vpc_endpoint',
    ]);
  });
});

describe('zones of a Network', () => {
  it('are the region’s own, and ones where EKS runs', () => {
    expect(Object.values(synthNetwork().data?.[DataAwsAvailabilityZones.tfResourceType] ?? {})).toEqual([
      expect.objectContaining({
        state: 'available',
        filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
        exclude_zone_ids: ['use1-az3', 'usw1-az2', 'cac1-az3'],
      }),
    ]);
  });

  it('stay with a subnet once it exists, whatever the list of zones becomes', () => {
    const lifecycle = { ignore_changes: ['availability_zone'] };
    for (const subnet of privateSubnets(synthNetwork())) expect(subnet).toMatchObject({ lifecycle });
  });

  it('are never shared by two private subnets', () => {
    const [first, second] = privateSubnets(synthNetwork({ zones: 2 }));
    expect(first).toMatchObject({
      availability_zone: expect.stringMatching(
        /setsubtract\(data\.aws_availability_zones\.\w+\.names, \[\]\)/,
      ) as string,
    });
    expect(second).toMatchObject({
      availability_zone: expect.stringMatching(
        /setsubtract\(.*\.names, \[aws_subnet\.network_private_subnet-1_\w+\.availability_zone\]\)/,
      ) as string,
    });
  });

  it('fail the plan of a new subnet, not of an old one, when none is left', () => {
    expect(privateSubnets(synthNetwork())[2]).toMatchObject({
      availability_zone: expect.stringContaining('["none-left"]') as string,
      lifecycle: {
        postcondition: [
          {
            condition: '${(self.availability_zone != "none-left")}',
            error_message: expect.stringContaining('lower zones') as string,
          },
        ],
      },
    });
  });

  it('are the same for the public and the private subnet of a position', () => {
    publicSubnets(synthNetwork()).forEach((subnet, index) => {
      expect(subnet).toMatchObject({
        availability_zone: expect.stringMatching(
          `aws_subnet\\.network_private_subnet-${index + 1}_\\w+\\.availability_zone`,
        ) as string,
      });
    });
  });
});
