import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';

import { resourcesOf, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { imageBuckets } from '../src/image-buckets';
import { s3EndpointPolicy } from '../src/s3-endpoint-policy';
import { statementsOf, synthNetwork } from './some-props';

interface Endpoint {
  readonly service_name: string;
  readonly vpc_endpoint_type: string;
  readonly subnet_ids?: string[];
}

const endpoints = (stack: SynthesizedStack, type: string) =>
  Object.values(resourcesOf(VpcEndpoint, stack))
    .map((endpoint) => endpoint as Endpoint)
    .filter((endpoint) => endpoint.vpc_endpoint_type === type);

describe('the S3 endpoint of a Network', () => {
  it.each(['none', 'single', 'per-zone', 'regional'] as const)(
    'is there with NAT %s, on every private route table',
    (nat) => {
      expect(endpoints(synthNetwork({ nat }), 'Gateway')).toEqual([
        expect.objectContaining({
          service_name: 'com.amazonaws.eu-west-1.s3',
          route_table_ids: [1, 2, 3].map(
            (n) => expect.stringMatching(new RegExp(`network_private_routes-${n}_`)) as string,
          ),
        }),
      ]);
    },
  );

  it('carries the policy of its buckets', () => {
    const [endpoint] = endpoints(synthNetwork({ readableBuckets: ['test-app-models'] }), 'Gateway');
    expect(endpoint).toMatchObject({ policy: expect.stringContaining('arn:aws:s3:::test-app-models/*') as string });
  });
});

describe('s3EndpointPolicy', () => {
  const access = { region: 'eu-west-1', account: '111122223333', readableBuckets: ['models', 'logs'] };
  const [ours, images] = statementsOf(s3EndpointPolicy(access));

  it('lets only our account read, and only buckets that are ours', () => {
    expect(ours).toMatchObject({
      Resource: ['arn:aws:s3:::models', 'arn:aws:s3:::models/*', 'arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:ResourceAccount': '111122223333' } },
    });
  });

  it('lets nobody write', () => {
    expect([ours?.Action, images?.Action].flat().filter((action) => !/^s3:(Get|List)\w+$/.test(action ?? ''))).toEqual(
      [],
    );
  });

  it('lets a bucket be written that is named writable, by our account and object by object', () => {
    const [, written] = statementsOf(s3EndpointPolicy({ ...access, writableBuckets: ['states'] }));
    expect(written).toMatchObject({
      Sid: 'WriteOurBuckets',
      Resource: ['arn:aws:s3:::states', 'arn:aws:s3:::states/*'],
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:ResourceAccount': '111122223333' } },
    });
    expect([written?.Action].flat().filter((action) => !/^s3:(Get|List)\w+$/.test(action ?? ''))).toEqual([
      's3:PutObject',
      's3:DeleteObject',
    ]);
  });

  it('lets nodes pull images from ECR and registry.k8s.io', () => {
    expect(images).toMatchObject({
      Action: 's3:GetObject',
      Resource: [
        'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*',
        'arn:aws:s3:::prod-registry-k8s-io-eu-west-1/*',
      ],
    });
  });

  it('knows no bucket of ours until it is told one', () => {
    expect(statementsOf(s3EndpointPolicy({ ...access, readableBuckets: [] })).map(({ Sid }) => Sid)).toEqual([
      'ReadImageLayers',
    ]);
  });

  it('writes ARNs of the region’s partition', () => {
    expect(s3EndpointPolicy({ ...access, region: 'us-gov-west-1' })).not.toMatch(/arn:aws:/);
  });
});

describe('imageBuckets', () => {
  it.each([
    ['us-east-1', 'prod-registry-k8s-io-us-east-1'],
    ['eu-west-2', '767373bbdcb8270361b96548387bf2a9ad0d48758c35-eu-west-2'],
  ])('knows the bucket of registry.k8s.io in %s', (region, bucket) => {
    expect(imageBuckets(region)).toEqual([`prod-${region}-starport-layer-bucket`, bucket]);
  });

  it.each(['ap-east-2', 'me-south-1', 'us-gov-west-1'])(
    'invents none in %s, where registry.k8s.io has none',
    (region) => {
      expect(imageBuckets(region)).toEqual([`prod-${region}-starport-layer-bucket`]);
    },
  );
});

describe('interface endpoints of a Network without NAT', () => {
  const stack = synthNetwork({ nat: 'none' });

  it('are those that a cluster calls, under the names of the region', () => {
    const services = endpoints(stack, 'Interface').map((endpoint) =>
      endpoint.service_name.replace('com.amazonaws.eu-west-1.', ''),
    );
    expect(services.sort()).toEqual([
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
    ]);
  });

  it('answer in every zone under the services’ usual names', () => {
    for (const endpoint of endpoints(stack, 'Interface')) {
      expect(endpoint).toMatchObject({ private_dns_enabled: true });
      expect(endpoint.subnet_ids).toHaveLength(3);
    }
  });

  it('share one group that admits HTTPS from the VPC and nothing else', () => {
    expect(Object.keys(resourcesOf(SecurityGroup, stack))).toHaveLength(1);
    const https = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };
    expect(theOnly(VpcSecurityGroupIngressRule, stack)).toMatchObject({ cidr_ipv4: '10.0.0.0/16', ...https });
    expect(resourcesOf(VpcSecurityGroupEgressRule, stack)).toEqual({});
  });
});
