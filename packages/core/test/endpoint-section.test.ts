import { checkEnvironment, describeProblem, type Environment, environmentProblems } from '../src';
import { someEnvironment } from './some-environment';

const good: Environment = { ...someEnvironment, endpoint: { hostName: 'models.example.com', zoneName: 'example.com' } };
const publicly = { scheme: 'internet-facing', inboundCidrs: ['203.0.113.0/24'] };
const jwt = {
  kind: 'jwt',
  issuer: 'https://id.example.com',
  jwksUri: 'https://id.example.com/keys',
  claims: [{ name: 'aud', values: ['models'] }],
};
const truststore = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0123456789abcdef';

const described = (change: object) =>
  environmentProblems({ ...good, endpoint: { ...good.endpoint, ...change } }).map(describeProblem);

/** Wrong `endpoint` sections, each with its problems in order. */
const wrong: readonly [string, object, readonly RegExp[]][] = [
  [
    'a host name that is none',
    { hostName: 'Models_' },
    [/^endpoint\.hostName is "Models_": write a host name in lower case/],
  ],
  [
    'a host name with a dot at its end',
    { hostName: 'models.example.com.' },
    [/^endpoint\.hostName .*: write a host name/],
  ],
  [
    'a host name too long for a certificate',
    { hostName: `${'m'.repeat(60)}.example.com` },
    [/^endpoint\.hostName .*: has 72 characters; ACM takes 64/],
  ],
  [
    'a host of another zone',
    { hostName: 'models.example.org' },
    [/^endpoint\.hostName .*: name a host of the zone example\.com, such as 'models\.example\.com'/],
  ],
  [
    'a host whose name only ends alike',
    { hostName: 'models.notexample.com' },
    [/^endpoint\.hostName .*: name a host of the zone/],
  ],
  ['a zone with a dot at its end', { zoneName: 'example.com.' }, [/^endpoint\.zoneName .*: write the zone's name/]],
  ['an id of a zone that is none', { zoneId: 'example.com' }, [/^endpoint\.zoneId .*: write the id of a hosted zone/]],
  ['a misspelt scheme', { scheme: 'public' }, [/^endpoint\.scheme is "public": use internal or internet-facing/]],
  [
    'the internet, by leaving the door open',
    { scheme: 'internet-facing' },
    [/^endpoint\.inboundCidrs is \[\]: name the IPv4 blocks of your clients, or an authentication/],
  ],
  [
    'the internet, by name',
    { ...publicly, inboundCidrs: ['0.0.0.0/0'] },
    [/^endpoint\.inboundCidrs\[0\] is "0\.0\.0\.0\/0": open to the world/],
  ],
  [
    'the internet, by halves',
    { ...publicly, inboundCidrs: ['0.0.0.0/1', '128.0.0.0/1'] },
    [/inboundCidrs\[0\] .*open to the world/, /inboundCidrs\[1\] .*open to the world/],
  ],
  [
    'private clients over the internet',
    { ...publicly, inboundCidrs: ['10.0.0.0/8'] },
    [/^endpoint\.inboundCidrs\[0\] .*: name public addresses/],
  ],
  [
    'a block that is none, and one twice',
    { inboundCidrs: ['10.0.0.1/8', '10.1.0.0/16', '10.1.0.0/16'] },
    [/\[0\] .*: write an IPv4 block/, /\[2\] .*: listed before/],
  ],
  [
    'more blocks than a security group takes',
    { inboundCidrs: Array.from({ length: 31 }, (_, index) => `10.${index}.0.0/16`) },
    [/^endpoint\.inboundCidrs is 31: name at most 30/],
  ],
  [
    'an internal endpoint for nobody',
    { inboundCidrs: [] },
    [/^endpoint\.inboundCidrs is \[\]: name the IPv4 blocks that may connect/],
  ],
  [
    'an unknown authentication',
    { authentication: { kind: 'basic' } },
    [/^endpoint\.authentication\.kind is "basic": write \{ kind: 'jwt', issuer, jwksUri, claims \} or/],
  ],
  [
    'keys that anybody could change on their way',
    { authentication: { ...jwt, jwksUri: 'http://id.example.com' } },
    [/^endpoint\.authentication\.jwksUri .*: write an address that begins with https/],
  ],
  [
    'any token of the issuer',
    { authentication: { ...jwt, claims: undefined } },
    [/^endpoint\.authentication\.claims is missing: list one to ten claims/],
  ],
  [
    'no claim',
    { authentication: { ...jwt, claims: [] } },
    [/^endpoint\.authentication\.claims is \[\]: list one to ten/],
  ],
  [
    'a claim twice',
    { authentication: { ...jwt, claims: [...jwt.claims, ...jwt.claims] } },
    [/^endpoint\.authentication\.claims is 2: list one to ten claims, each name once/],
  ],
  [
    'a claim that is looked at anyway',
    { authentication: { ...jwt, claims: [{ name: 'iss', values: ['x'] }] } },
    [/^endpoint\.authentication\.claims\[0\]\.name is "iss": name a claim other than/],
  ],
  [
    'a scope with a space in it',
    { authentication: { ...jwt, claims: [{ name: 'scope', format: 'space-separated-values', values: ['a b'] }] } },
    [/^endpoint\.authentication\.claims\[0\]\.values is "a b": write each value by itself/],
  ],
  [
    'a trust store that is none',
    { authentication: { kind: 'mtls', trustStoreArn: 'clients' } },
    [/^endpoint\.authentication\.trustStoreArn is "clients": write the ARN/],
  ],
];

describe('the endpoint section', () => {
  it.each(wrong)('refuses %s', (_, change, expected) => {
    const lines = described(change);
    expect(lines).toHaveLength(expected.length);
    expected.forEach((line, index) => expect(lines[index]).toMatch(line));
  });

  it.each<[string, object]>([
    ['named blocks', publicly],
    ['everybody who has a token', { scheme: 'internet-facing', authentication: jwt }],
    [
      'everybody who has a certificate',
      {
        scheme: 'internet-facing',
        inboundCidrs: ['0.0.0.0/0'],
        authentication: { kind: 'mtls', trustStoreArn: truststore },
      },
    ],
    ['the host of the zone itself', { hostName: 'example.com' }],
  ])('takes %s', (_, change) => {
    expect(described(change)).toEqual([]);
  });

  it('is internal and for the VPC by default, and for everybody only behind an authentication', () => {
    const resolved = (change: object) =>
      checkEnvironment({ ...good, endpoint: { ...good.endpoint, ...change } }).endpoint;
    expect(resolved({})).toMatchObject({ scheme: 'internal', inboundCidrs: ['10.0.0.0/16'] });
    expect(resolved({ scheme: 'internet-facing', authentication: jwt })).toMatchObject({ inboundCidrs: ['0.0.0.0/0'] });
  });

  it('may be left out', () => {
    expect(checkEnvironment({ ...good, endpoint: undefined }).endpoint).toBeUndefined();
  });

  it('says nothing of the VPC that the network section says', () => {
    expect(environmentProblems({ ...good, network: { cidr: 'x' } }).map(({ path }) => path)).toEqual(['network.cidr']);
  });
});

describe('the alarms section', () => {
  it('tells nobody by default, and refuses what is no address', () => {
    expect(checkEnvironment({ ...good, alarms: undefined }).alarms).toEqual({ emails: [] });
    expect(environmentProblems({ ...good, alarms: { emails: ['oncall'] } }).map(describeProblem)).toEqual([
      'alarms.emails[0] is "oncall": write an e-mail address',
    ]);
  });
});
