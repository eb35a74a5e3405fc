import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint';
import { TerraformOutput, Token } from 'cdktf';

import { aNetwork, synth, type SynthesizedStack } from '@spot-serving/testkit';

import {
  LookedUpNetwork,
  lookedUpNetworkProblems,
  type LookedUpNetworkProps,
  Network,
  type NetworkAttributes,
  networkAttributesProblems,
} from '../src';

const anId = { vpcId: 'vpc-0123456789abcdef0', s3EndpointId: 'vpce-0123456789abcdef0' };
const attributes: NetworkAttributes = {
  ...anId,
  privateSubnetIds: ['subnet-0a', 'subnet-0b'],
  publicSubnetIds: ['subnet-1a', 'subnet-1b'],
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
};

const refusedAttributes: [string, Partial<NetworkAttributes>, string[]][] = [
  [
    'a single private subnet',
    { privateSubnetIds: ['subnet-0a'], publicSubnetIds: [], availabilityZones: ['eu-west-1a'] },
    ['privateSubnetIds'],
  ],
  [
    'fewer zones than private subnets',
    { publicSubnetIds: [], availabilityZones: ['eu-west-1a'] },
    ['availabilityZones'],
  ],
  ['public subnets in some zones only', { publicSubnetIds: ['subnet-1a'] }, ['publicSubnetIds']],
  ['subnets for balancers in some zones only', { balancerSubnetIds: ['subnet-2a'] }, ['balancerSubnetIds']],
  ['a subnet named twice', { privateSubnetIds: ['subnet-0a', 'subnet-0a'] }, ['privateSubnetIds']],
  ['a zone named twice', { availabilityZones: ['eu-west-1a', 'eu-west-1a'] }, ['availabilityZones']],
  ['an ARN for an id', { vpcId: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0' }, ['vpcId']],
  ['a name for a subnet', { publicSubnetIds: ['subnet-1a', 'public-b'] }, ['publicSubnetIds[1]']],
  ['an interface of the endpoint', { s3EndpointId: 'eni-0a' }, ['s3EndpointId']],
];

describe('Network.fromAttributes', () => {
  it('answers what it was told', () => {
    expect(Network.fromAttributes(attributes)).toEqual({
      ...attributes,
      balancerSubnetIds: attributes.privateSubnetIds,
    });
    const own = { ...attributes, balancerSubnetIds: ['subnet-2a', 'subnet-2b'] };
    expect(Network.fromAttributes(own)).toEqual(own);
  });

  it('accepts a network without public subnets', () => {
    expect(Network.fromAttributes({ ...attributes, publicSubnetIds: [] }).publicSubnetIds).toEqual([]);
  });

  it('accepts lists that are known only at apply', () => {
    const list = () => Token.asList({ resolve: () => [] });
    const network = { ...anId, privateSubnetIds: list(), publicSubnetIds: list(), availabilityZones: list() };
    expect(networkAttributesProblems(network)).toEqual([]);
  });

  it.each(refusedAttributes)('refuses %s', (_, change, paths) => {
    expect(networkAttributesProblems({ ...attributes, ...change }).map(({ path }) => path)).toEqual(paths);
  });

  it('reports everything wrong at once', () => {
    expect(() => Network.fromAttributes({ ...attributes, vpcId: 'x', s3EndpointId: 'y' })).toThrow(
      /vpcId is "x".*\n.*s3EndpointId is "y"/,
    );
  });
});

const lookup: LookedUpNetworkProps = {
  region: 'eu-west-1',
  vpcId: 'vpc-0a',
  availabilityZones: ['eu-west-1b', 'eu-west-1a'],
};

function synthLookup(change: Partial<LookedUpNetworkProps> = {}): SynthesizedStack {
  return synth((scope) => {
    const network = new LookedUpNetwork(scope, 'network', { ...lookup, ...change });
    const { vpcId, publicSubnetIds, privateSubnetIds, availabilityZones, s3EndpointId } = network;
    new TerraformOutput(scope, 'answers', {
      value: { vpcId, publicSubnetIds, privateSubnetIds, availabilityZones, s3EndpointId },
    });
  });
}

const found = (type: { readonly tfResourceType: string }, stack: SynthesizedStack) =>
  Object.values(stack.data?.[type.tfResourceType] ?? {});

describe('LookedUpNetwork', () => {
  it('answers every member, subnets in the order of the zones', () => {
    expect(synthLookup().output?.['answers']?.value).toEqual({
      vpcId: expect.stringMatching(/data\.aws_vpc\.network_vpc_/) as string,
      availabilityZones: ['eu-west-1b', 'eu-west-1a'],
      privateSubnetIds: ['b', 'a'].map(
        (zone) => expect.stringContaining(`aws_subnet.network_private-eu-west-1${zone}_`) as string,
      ),
      publicSubnetIds: ['b', 'a'].map(
        (zone) => expect.stringContaining(`aws_subnet.network_public-eu-west-1${zone}_`) as string,
      ),
      s3EndpointId: expect.stringMatching(/data\.aws_vpc_endpoint\.network_s3_/) as string,
    });
  });

  it('asks for exactly one subnet for each zone and role', () => {
    expect(found(DataAwsSubnet, synthLookup())).toEqual([
      expect.objectContaining({ availability_zone: 'eu-west-1a', tags: { 'kubernetes.io/role/internal-elb': '1' } }),
      expect.objectContaining({ availability_zone: 'eu-west-1b', tags: { 'kubernetes.io/role/internal-elb': '1' } }),
      expect.objectContaining({ availability_zone: 'eu-west-1a', tags: { 'kubernetes.io/role/elb': '1' } }),
      expect.objectContaining({ availability_zone: 'eu-west-1b', tags: { 'kubernetes.io/role/elb': '1' } }),
    ]);
  });

  it('asks for the gateway endpoint of S3, not an interface', () => {
    expect(found(DataAwsVpcEndpoint, synthLookup())).toEqual([
      expect.objectContaining({
        service_name: 'com.amazonaws.eu-west-1.s3',
        filter: [{ name: 'vpc-endpoint-type', values: ['Gateway'] }],
      }),
    ]);
  });

  it('asks for no public subnet where there is none', () => {
    expect(found(DataAwsSubnet, synthLookup({ publicSubnets: false }))).toHaveLength(2);
  });

  it('finds the VPC by its tags', () => {
    const stack = synthLookup({ vpcId: undefined, vpcTags: { Name: 'shared' } });
    expect(found(DataAwsVpc, stack)).toEqual([expect.objectContaining({ tags: { Name: 'shared' } })]);
  });

  it.each<[string, Partial<LookedUpNetworkProps>, string[]]>([
    ['no VPC', { vpcId: undefined }, ['vpcId']],
    ['empty tags for a VPC', { vpcId: undefined, vpcTags: {} }, ['vpcId']],
    ['a VPC named in two ways', { vpcTags: { Name: 'shared' } }, ['vpcTags']],
    ['a single zone', { availabilityZones: ['eu-west-1a'] }, ['availabilityZones']],
    ['a zone named twice', { availabilityZones: ['eu-west-1a', 'eu-west-1a'] }, ['availabilityZones']],
    ['a zone of another region', { availabilityZones: ['eu-west-1a', 'us-east-1b'] }, ['availabilityZones[1]']],
    [
      'a Local Zone',
      { region: 'us-west-2', availabilityZones: ['us-west-2a', 'us-west-2-lax-1a'] },
      ['availabilityZones[1]'],
    ],
    ['zones known only at apply', { availabilityZones: Token.asList({ resolve: () => [] }) }, ['availabilityZones']],
    ['a region of China', { region: 'cn-north-1', availabilityZones: ['cn-north-1a', 'cn-north-1b'] }, ['region']],
    ['several mistakes at once', { vpcId: undefined, availabilityZones: [] }, ['vpcId', 'availabilityZones']],
  ])('refuses %s', (_, change, paths) => {
    expect(lookedUpNetworkProblems({ ...lookup, ...change }).map(({ path }) => path)).toEqual(paths);
  });

  it('refuses before it looks anything up', () => {
    expect(() => synthLookup({ availabilityZones: [] })).toThrow(/test\/network is misconfigured/);
  });
});

describe('a fake network', () => {
  it('would pass for one that exists, so tests with it prove something', () => {
    expect(networkAttributesProblems(aNetwork())).toEqual([]);
  });
});
