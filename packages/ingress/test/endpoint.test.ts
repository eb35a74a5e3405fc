import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate';
import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { TerraformOutput, Token } from 'cdktf';

import { describeProblem, type IEndpoint } from '@spot-serving/core';
import { synth, theOnly } from '@spot-serving/testkit';

import { Endpoint, endpointAttributesProblems, endpointProblems, type EndpointProps, LookedUpEndpoint } from '../src';

const props = {
  groupName: 'dev-models',
  hostName: 'models.example.com',
  zoneName: 'example.com',
  scheme: 'internal',
  inboundCidrs: ['10.0.0.0/16'],
} satisfies EndpointProps;
const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const synthEndpoint = (change: Partial<EndpointProps> = {}) =>
  synth((scope) => {
    const endpoint = new Endpoint(scope, 'Endpoint', { ...props, ...change });
    new TerraformOutput(scope, 'arn', { value: endpoint.certificateArn });
  });

describe('Endpoint', () => {
  it('has a certificate for its host name and the hosts of its models, replaced before the old one goes', () => {
    expect(theOnly(AcmCertificate, synthEndpoint())).toEqual(
      expect.objectContaining({
        domain_name: 'models.example.com',
        subject_alternative_names: ['*.models.example.com'],
        validation_method: 'DNS',
        key_algorithm: 'EC_prime256v1',
        lifecycle: { create_before_destroy: true },
      }),
    );
    expect(theOnly(AcmCertificate, synthEndpoint({ certificateKey: 'RSA_2048' }))).toMatchObject({
      key_algorithm: 'RSA_2048',
    });
  });

  it('proves the name by a record in the public zone of that name', () => {
    const stack = synthEndpoint();
    expect(Object.values(stack.data?.[DataAwsRoute53Zone.tfResourceType] ?? {})).toMatchObject([
      { name: 'example.com', private_zone: false },
    ]);
    const proof = /^\$\{tolist\(aws_acm_certificate\.\w+\.domain_validation_options\)\.0\./.source;
    expect(theOnly(Route53Record, stack)).toMatchObject({
      zone_id: expect.stringMatching(/data\.aws_route53_zone\.\w+\.zone_id/),
      name: expect.stringMatching(`${proof}resource_record_name`),
      type: expect.stringMatching(`${proof}resource_record_type`),
      records: [expect.stringMatching(`${proof}resource_record_value`)],
      allow_overwrite: true,
    });
  });

  it('asks for no zone whose id is known', () => {
    const stack = synthEndpoint({ zoneId: 'Z0123456789ABCDEFGHIJ' });
    expect(stack.data).toBeUndefined();
    expect(theOnly(Route53Record, stack)).toMatchObject({ zone_id: 'Z0123456789ABCDEFGHIJ' });
  });

  it('hands its certificate out only once it is issued', () => {
    const stack = synthEndpoint();
    expect(stack.output?.arn?.value).toMatch(/^\$\{aws_acm_certificate_validation\.\w+\.certificate_arn\}$/);
    expect(theOnly(AcmCertificateValidation, stack)).toMatchObject({
      validation_record_fqdns: [expect.stringMatching(/aws_route53_record\.\w+\.fqdn/)],
    });
  });

  it('says what an Ingress needs, authentication included', () => {
    const authentication = {
      kind: 'jwt',
      issuer: 'https://id.example.com',
      jwksUri: 'https://id.example.com/keys',
      claims: [{ name: 'aud', values: ['models'] }],
    } as const;
    let endpoint: IEndpoint | undefined;
    synth((scope) => {
      endpoint = new Endpoint(scope, 'Endpoint', {
        ...props,
        scheme: 'internet-facing',
        inboundCidrs: ['0.0.0.0/0'],
        authentication,
      });
    });
    expect(endpoint).toMatchObject({
      groupName: 'dev-models',
      hostName: 'models.example.com',
      scheme: 'internet-facing',
      inboundCidrs: ['0.0.0.0/0'],
      authentication,
    });
  });

  it('stops with every problem at once, before anything is defined', () => {
    expect(() =>
      synthEndpoint({ scheme: 'internet-facing', inboundCidrs: ['0.0.0.0/0'], hostName: 'models.example.org' }),
    ).toThrow(
      /test\/Endpoint is misconfigured:\n {2}inboundCidrs\[0\] .*open to the world.*\n {2}hostName .*zone example\.com/,
    );
  });
});

describe('endpointProblems', () => {
  it.each<[string, Partial<EndpointProps>, RegExp]>([
    [
      'a group that the controller would refuse',
      { groupName: 'Dev_Models' },
      /^groupName is "Dev_Models": use 1 to 63 lower-case/,
    ],
    ['a group too long for it', { groupName: 'g'.repeat(64) }, /^groupName .*: use 1 to 63/],
    [
      'a host of another zone',
      { hostName: 'models.example.org' },
      /^hostName .*: name a host of the zone example\.com/,
    ],
    ['the id of a zone that is none', { zoneId: 'example.com' }, /^zoneId .*: write the id/],
    [
      'the internet without authentication',
      { scheme: 'internet-facing', inboundCidrs: ['0.0.0.0/0'] },
      /^inboundCidrs\[0\] .*: open to the world/,
    ],
    [
      'nobody named',
      { scheme: 'internet-facing', inboundCidrs: [] },
      /^inboundCidrs is \[\]: name the IPv4 blocks of your clients/,
    ],
    [
      'a key that ACM does not issue for',
      { certificateKey: 'RSA_1024' as 'RSA_2048' },
      /^certificateKey is "RSA_1024": use RSA_2048, EC_prime256v1, EC_secp384r1/,
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(endpointProblems({ ...props, ...change }).map(describeProblem)).toEqual([expect.stringMatching(expected)]);
  });

  it('passes over what only an apply knows', () => {
    const later = Token.asString({ later: true });
    expect(
      endpointProblems({ ...props, groupName: later, hostName: later, zoneId: later, inboundCidrs: [later] }),
    ).toEqual([]);
  });
});

describe('an endpoint whose certificate exists', () => {
  const { groupName, hostName, scheme, inboundCidrs } = props;
  const attributes: IEndpoint = { groupName, hostName, scheme, inboundCidrs, certificateArn };

  it('is taken by its attributes', () => {
    expect(Endpoint.fromAttributes(attributes)).toEqual(attributes);
    expect(endpointAttributesProblems({ ...attributes, certificateArn: Token.asString({ later: true }) })).toEqual([]);
  });

  it('is held to the same rules', () => {
    expect(() =>
      Endpoint.fromAttributes({ ...attributes, certificateArn: 'mine', scheme: 'internet-facing', inboundCidrs: [] }),
    ).toThrow(
      /Endpoint\.fromAttributes is misconfigured:\n {2}inboundCidrs is \[\]: .*\n {2}certificateArn is "mine": write the ARN/,
    );
    expect(() =>
      synth(
        (scope) =>
          new LookedUpEndpoint(scope, 'Endpoint', { groupName, hostName, scheme: 'internet-facing', inboundCidrs: [] }),
      ),
    ).toThrow(/inboundCidrs/);
  });

  it.each([
    [undefined, 'models.example.com'],
    ['*.example.com', '*.example.com'],
  ])('is looked up by the first name of its certificate (%s)', (certificateDomain, domain) => {
    const stack = synth(
      (scope) =>
        new LookedUpEndpoint(scope, 'Endpoint', { groupName, hostName, scheme, inboundCidrs, certificateDomain }),
    );
    expect(stack.resource).toBeUndefined();
    expect(Object.values(stack.data?.[DataAwsAcmCertificate.tfResourceType] ?? {})).toMatchObject([
      { domain, statuses: ['ISSUED'], most_recent: true },
    ]);
  });
});
