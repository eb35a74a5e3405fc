import { Token } from 'cdktf';

import type { NatMode } from '@spot-serving/core';
import { synth } from '@spot-serving/testkit';

import { Network, networkProblems, type NetworkProps } from '../src';
import { someProps } from './some-props';

const other = 'arn:aws:iam::111122223333:user/somebody';

const refused: [string, Partial<NetworkProps>, { path: string; fix: RegExp }][] = [
  ['a malformed block', { cidr: '10.0.0.0' }, { path: 'cidr', fix: /write an IPv4 block/ }],
  ['a block too small for pods', { cidr: '10.0.0.0/21' }, { path: 'cidr', fix: /too small/ }],
  ['a block larger than a VPC may be', { cidr: '10.0.0.0/15' }, { path: 'cidr', fix: /too large/ }],
  [
    'an overlap',
    { otherCidrs: { office: '10.0.128.0/17' } },
    { path: 'cidr', fix: /overlaps 10.0.128.0\/17 of office/ },
  ],
  [
    'another block that cannot be compared',
    { otherCidrs: { office: '10.1.0.1/16' } },
    { path: 'otherCidrs.office', fix: /write an IPv4 block by its first address/ },
  ],
  ['one zone', { zones: 1 }, { path: 'zones', fix: /2 or 3/ }],
  ['four zones', { zones: 4 }, { path: 'zones', fix: /2 or 3/ }],
  ['half a zone', { zones: 2.5 }, { path: 'zones', fix: /2 or 3/ }],
  ['an unknown NAT mode', { nat: 'perZone' as NatMode }, { path: 'nat', fix: /none, single, per-zone, regional/ }],
  ['a retention that CloudWatch does not know', { flowLogDays: 100 }, { path: 'flowLogDays', fix: /90, 120/ }],
  ['flow logs without administrators', { keyAdministrators: [] }, { path: 'keyAdministrators', fix: /flowLogDays: 0/ }],
  [
    'an administrator that is no role',
    { keyAdministrators: [other] },
    { path: 'keyAdministrators[0]', fix: /IAM role/ },
  ],
  ['a region of China', { region: 'cn-north-1', flowLogDays: 0 }, { path: 'region', fix: /aws-us-gov/ }],
  ['an account that is not twelve digits', { account: '1111-2222-3333' }, { path: 'account', fix: /twelve digits/ }],
  [
    'a bucket name that S3 refuses',
    { readableBuckets: ['models', 'Models'] },
    { path: 'readableBuckets[1]', fix: /s3-bucket/ },
  ],
  ['a name too long for its role', { name: 'n'.repeat(60) }, { path: 'name', fix: /iam-role/ }],
];

const accepted: [string, Partial<NetworkProps>][] = [
  ['every default', {}],
  ['a small network', { cidr: '10.0.0.0/20', zones: 2, nat: 'single' }],
  ['no flow logs and nobody to administer them', { flowLogDays: 0, keyAdministrators: [] }],
  ['its own block among the others', { otherCidrs: { 'test-app': '10.0.0.0/16', office: '10.1.0.0/16' } }],
  [
    'GovCloud',
    { region: 'us-gov-west-1', keyAdministrators: ['arn:aws-us-gov:iam::111122223333:role/platform-admin'] },
  ],
  [
    'values known only at apply',
    { account: Token.asString({ resolve: () => '' }), readableBuckets: [Token.asString({ resolve: () => '' })] },
  ],
];

describe('networkProblems', () => {
  it.each(refused)('refuses %s', (_, change, { path, fix }) => {
    expect(networkProblems(someProps(change))).toEqual([
      expect.objectContaining({ path, fix: expect.stringMatching(fix) as string }),
    ]);
  });

  it.each(accepted)('accepts %s', (_, change) => {
    expect(networkProblems(someProps(change))).toEqual([]);
  });
});

describe('Network', () => {
  it('reports everything wrong at once, before it defines anything', () => {
    const wrong = someProps({ cidr: '10.0.0.0/24', zones: 5, keyAdministrators: [] });
    expect(() => synth((scope) => new Network(scope, 'network', wrong))).toThrow(
      /test\/network is misconfigured:\n.*zones is 5.*\n.*cidr is "10.0.0.0\/24".*\n.*keyAdministrators is \[\]/,
    );
  });
});
