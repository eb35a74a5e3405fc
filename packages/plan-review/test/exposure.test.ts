import * as fc from 'fast-check';

import { describeTable } from '@spot-serving/testkit';

import { isCidr, reachOf } from '../src/exposure/addresses';
import { callerKeys, restricts } from '../src/exposure/conditions';
import { doors, doorsOf } from '../src/exposure/doors';
import { meaningOf } from './support/consequences';

describe('how much of the internet ranges of addresses hold', () => {
  it.each<[string, readonly string[], string]>([
    ['all of it', ['0.0.0.0/0'], 'everybody'],
    ['two halves', ['0.0.0.0/1', '128.0.0.0/1'], 'everybody'],
    ['four quarters in any order', ['192.0.0.0/2', '0.0.0.0/2', '128.0.0.0/2', '64.0.0.0/2'], 'everybody'],
    ['half of it', ['128.0.0.0/1'], 'everybody'],
    ['all of IPv6', ['::/0'], 'everybody'],
    ['two halves of IPv6', ['::/1', '8000::/1'], 'everybody'],
    ['what is assigned of IPv6', ['2000::/3'], 'everybody'],
    ['an office', ['203.0.113.0/24'], 'some'],
    ['an address', ['203.0.113.7/32'], 'some'],
    ['the largest of networks', ['17.0.0.0/8'], 'some'],
    ['an office of IPv6', ['2001:db8::/32'], 'some'],
    ['private ranges', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'], 'nobody'],
    ['private ranges of IPv6', ['fd00::/8'], 'nobody'],
    ['a private network in words', ['vpc'], 'nobody'],
    ['nothing', [], 'nobody'],
  ])('%s', (_, cidrs, reach) => {
    expect(reachOf(cidrs)).toBe(reach);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '256.0.0.0/8', '1.2.3/8', ':::/0', '1:2:3/16', '::1/129', 'g::/3', ''])(
    '%s is no range',
    (text) => {
      expect(isCidr(text)).toBe(false);
    },
  );

  it('does not fall when a range is split or one is added', () => {
    const ranks = ['nobody', 'some', 'everybody'];
    const ranges = fc.array(fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 31 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ranges, (all) => {
        const cidrs = all.map(([address, bits]) => `${address}/${bits}`);
        const whole = reachOf(cidrs);
        const halves = all.flatMap(([address, bits]) => {
          const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
          const size = 2 ** (32 - bits);
          const start = Math.floor(number / size) * size;
          return [start, start + size / 2].map(
            (one) => `${[24, 16, 8, 0].map((shift) => Math.floor(one / 2 ** shift) % 256).join('.')}/${bits + 1}`,
          );
        });
        expect(reachOf(halves)).toBe(whole);
        expect(ranks.indexOf(reachOf([...cidrs, '203.0.113.0/24']))).toBeGreaterThanOrEqual(ranks.indexOf(whole));
      }),
    );
  });
});

const who = (index: number, key: string, reason: string) => [callerKeys[index]?.source ?? '', key, reason] as const;
describeTable('keys of conditions that say who', {
  table: callerKeys,
  catches: (key: string) => restricts({ StringEquals: { [key]: 'x' } }),
  cases: [
    who(0, 'aws:PrincipalOrgID', 'says of which organisation'),
    who(1, 'aws:SourceVpce', 'says from which endpoint'),
    who(2, 'aws:VpcSourceIp', 'says from which address'),
    who(3, 'aws:userid', 'says which user'),
    who(4, 'kms:CallerAccount', 'says of which account'),
    who(5, 's3:DataAccessPointArn', 'says by which access point'),
    who(6, 'sts:ExternalId', 'says who knows a word'),
    who(7, 'token.actions.githubusercontent.com:sub', 'says which repository'),
  ],
});

describe('a condition', () => {
  it.each<[string, object, boolean]>([
    ['on transport', { Bool: { 'aws:SecureTransport': 'true' } }, false],
    ['on any account', { StringLike: { 'aws:PrincipalAccount': '*' } }, false],
    ['on any address', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, false],
    ['on an office', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    ['that holds without its key', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }, false],
    ['that holds of nobody', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }, false],
    ['that keeps somebody off', { StringNotEquals: { 'aws:PrincipalAccount': '1' } }, false],
    ['on two keys', { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalAccount': '1' } }, true],
    ['on any repository', { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } }, false],
  ])('%s', (_, condition, restricting) => {
    expect(restricts(JSON.parse(JSON.stringify(condition)))).toBe(restricting);
  });
});

const annotated = (annotations: Record<string, string>) => ({
  metadata: [
    {
      name: 'a',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
      ),
    },
  ],
});
const door = (type: string, values: object, reason: string) => [type, { type, values }, reason] as const;
describeTable('types with ways in', {
  table: doors,
  catches: ({ type, values }: { type: string; values: object }) =>
    doorsOf(type, JSON.parse(JSON.stringify(values))).some(({ cidrs }) => reachOf(cidrs) === 'everybody'),
  cases: [
    door(
      'aws_security_group',
      { ingress: [{ protocol: 'tcp', from_port: 1, to_port: 2, cidr_blocks: ['0.0.0.0/0'] }] },
      'lets in by its rules',
    ),
    door(
      'aws_default_security_group',
      { ingress: [{ protocol: '-1', ipv6_cidr_blocks: ['::/0'] }] },
      'lets in by its rules',
    ),
    door(
      'aws_security_group_rule',
      { type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] },
      'lets in',
    ),
    door(
      'aws_vpc_security_group_ingress_rule',
      { ip_protocol: 'tcp', from_port: 22, to_port: 22, cidr_ipv4: '0.0.0.0/0' },
      'lets in',
    ),
    door('aws_eks_cluster', { name: 'a', vpc_config: [{ endpoint_public_access: true }] }, 'shows its API server'),
    door('kubernetes_ingress', annotated({ scheme: 'internet-facing' }), 'has a balancer'),
    door('kubernetes_service', { spec: [{ type: 'LoadBalancer' }] }, 'has a balancer'),
  ],
});

describe('who may come in', () => {
  const rule = (name: string, after: object, type = 'aws_vpc_security_group_ingress_rule') => ({
    address: `${type}.${name}`,
    actions: ['create'],
    after: { security_group_id: 'sg-1', ip_protocol: 'tcp', from_port: 443, to_port: 443, ...after },
  });
  const ingress = (annotations: Record<string, string>, before: Record<string, string> = { scheme: 'internal' }) => ({
    address: 'kubernetes_ingress_v1.a',
    before: annotated(before),
    after: annotated(annotations),
  });
  const outside = (...changes: Parameters<typeof meaningOf>[0]): readonly string[] =>
    meaningOf(changes).flatMap(({ topic, severity, text }) => (topic === 'outside' ? [`${severity}: ${text}`] : []));

  it('counts the rules of one group together', () => {
    expect(outside(rule('a', { cidr_ipv4: '0.0.0.0/1' }), rule('b', { cidr_ipv4: '128.0.0.0/1' }))).toEqual([
      'danger: everybody may reach `tcp 443 of security group sg-1`',
    ]);
    expect(
      outside(
        rule('a', { cidr_ipv4: '198.51.100.0/24' }),
        rule('b', { cidr_ipv4: '203.0.113.0/24', from_port: 80, to_port: 80 }),
      ),
    ).toEqual([
      'care: `198.51.100.0/24` may reach `tcp 443 of security group sg-1`',
      'care: `203.0.113.0/24` may reach `tcp 80 of security group sg-1`',
    ]);
  });

  it('counts a rule that stays with one that is added', () => {
    const standing = {
      address: 'aws_vpc_security_group_ingress_rule.s',
      actions: ['no-op'],
      ...{ before: rule('s', { cidr_ipv4: '0.0.0.0/1' }).after, after: rule('s', { cidr_ipv4: '0.0.0.0/1' }).after },
    };
    expect(outside(standing, rule('b', { cidr_ipv4: '203.0.113.0/24' }))).toEqual([]);
  });

  it('does not count what goes out', () => {
    expect(outside(rule('a', { cidr_ipv4: '0.0.0.0/0' }, 'aws_vpc_security_group_egress_rule'))).toEqual([]);
    expect(
      outside({
        address: 'aws_security_group_rule.a',
        actions: ['create'],
        after: { type: 'egress', cidr_blocks: ['0.0.0.0/0'] },
      }),
    ).toEqual([]);
    expect(
      outside({
        address: 'aws_security_group.a',
        before: { egress: [] },
        after: { egress: [{ cidr_blocks: ['0.0.0.0/0'] }] },
      }),
    ).toEqual([]);
  });

  it('tells an endpoint of everybody from one of an office, and from one that asks who comes', () => {
    expect(outside(ingress({ scheme: 'internet-facing' }))).toEqual(['danger: everybody may reach `endpoint a`']);
    expect(outside(ingress({ scheme: 'internet-facing', 'inbound-cidrs': '203.0.113.0/24' }))).toEqual([
      'care: `203.0.113.0/24` may reach `endpoint a`',
    ]);
    expect(outside(ingress({ scheme: 'internet-facing', 'inbound-cidrs': '0.0.0.0/1, 128.0.0.0/1' }))).toEqual([
      'danger: everybody may reach `endpoint a`',
    ]);
    expect(outside(ingress({ scheme: 'internet-facing', 'mutual-authentication': '[{}]' }))).toEqual([
      'care: everybody who can show who they are may reach `endpoint a`',
    ]);
    expect(outside(ingress({ scheme: 'internet-facing' }, { scheme: 'internet-facing' }))).toEqual([]);
    expect(
      outside(ingress({ scheme: 'internet-facing', 'inbound-cidrs': '203.0.113.0/24' }, { scheme: 'internet-facing' })),
    ).toEqual([]);
  });
});

describe('what is sensitive', () => {
  it('is not told by a consequence', () => {
    const secret = {
      address: 'x_y.z',
      actions: ['no-op'],
      before: { a: '203.0.113.0/24' },
      after: { a: '203.0.113.0/24' },
      afterSensitive: { a: true },
    };
    const rule = {
      address: 'aws_vpc_security_group_ingress_rule.r',
      actions: ['create'],
      after: { security_group_id: 'sg-1', cidr_ipv4: '203.0.113.0/24', ip_protocol: '-1' },
    };
    const named = {
      address: 'aws_sqs_queue.q',
      actions: ['delete'],
      before: { name: 'correct horse battery' },
      beforeSensitive: { name: true },
    };
    const said = meaningOf([secret, rule, named]).map(({ text }) => text);
    expect(said.join()).not.toMatch(/203\.0|horse/);
    expect(said).toContainEqual('ranges of addresses that are not shown may reach `everything of security group sg-1`');
  });
});
