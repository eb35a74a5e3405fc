import fc from 'fast-check';

import { type CidrBlock, cidrsOverlap, parseCidr } from '@spot-serving/core';

import { subnetPlan } from '../src';

const vpcs = fc.tuple(fc.integer({ min: 16, max: 20 }), fc.nat(255), fc.nat(15)).map(([prefix, second, third]) => {
  const step = 2 ** (24 - prefix);
  return `10.${second}.${(third * step) % 256}.0/${prefix}`;
});
const zones = fc.constantFrom(2, 3);

function block(cidr: string): CidrBlock {
  const parsed = parseCidr(cidr);
  if (!parsed) throw new Error(`${cidr} is not a block`);
  return parsed;
}

function pairs<T>(values: readonly T[]): [T, T][] {
  return values.flatMap((a, index) => values.slice(index + 1).map((b): [T, T] => [a, b]));
}

function all(cidr: string, count: number): CidrBlock[] {
  const plan = subnetPlan(cidr, count);
  return [...plan.private, ...plan.public, ...plan.balancer].map(block);
}

const value = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

describe('subnetPlan', () => {
  it('gives a /16 three quarters for pods, and slices of the last one for load balancers', () => {
    expect(subnetPlan('10.0.0.0/16', 3)).toEqual({
      private: ['10.0.0.0/18', '10.0.64.0/18', '10.0.128.0/18'],
      public: ['10.0.192.0/22', '10.0.196.0/22', '10.0.200.0/22'],
      balancer: ['10.0.208.0/22', '10.0.212.0/22', '10.0.216.0/22'],
    });
  });

  it('gives the smallest VPC public subnets that a load balancer accepts', () => {
    expect(subnetPlan('10.0.0.0/20', 3).balancer).toEqual(['10.0.13.0/26', '10.0.13.64/26', '10.0.13.128/26']);
    expect(subnetPlan('10.0.0.0/20', 3).public).toEqual(['10.0.12.0/26', '10.0.12.64/26', '10.0.12.128/26']);
  });

  it('stays inside the VPC', () => {
    fc.assert(
      fc.property(vpcs, zones, (cidr, count) => {
        const vpc = block(cidr);
        for (const subnet of all(cidr, count)) {
          expect(value(subnet.base)).toBeGreaterThanOrEqual(value(vpc.base));
          expect(value(subnet.base) + subnet.size).toBeLessThanOrEqual(value(vpc.base) + vpc.size);
        }
      }),
    );
  });

  it('never overlaps', () => {
    fc.assert(
      fc.property(vpcs, zones, (cidr, count) => {
        expect(pairs(all(cidr, count)).filter(([a, b]) => cidrsOverlap(a, b))).toEqual([]);
      }),
    );
  });

  it('gives every subnet at least a /27, and pods a quarter of the VPC per zone', () => {
    fc.assert(
      fc.property(vpcs, zones, (cidr, count) => {
        const plan = subnetPlan(cidr, count);
        expect(plan.private.map((subnet) => block(subnet).size)).toEqual(plan.private.map(() => block(cidr).size / 4));
        for (const subnet of plan.public) expect(block(subnet).prefix).toBeLessThanOrEqual(27);
      }),
    );
  });

  it('moves no subnet when a third zone is added', () => {
    fc.assert(
      fc.property(vpcs, (cidr) => {
        const [two, three] = [subnetPlan(cidr, 2), subnetPlan(cidr, 3)];
        expect(three.private.slice(0, 2)).toEqual(two.private);
        expect(three.public.slice(0, 2)).toEqual(two.public);
      }),
    );
  });

  it.each([
    ['10.0.0.1/16', 2],
    ['nonsense', 2],
    ['10.0.0.0/16', 4],
  ])('refuses to split %s for %i zones', (cidr, count) => {
    expect(() => subnetPlan(cidr, count)).toThrow(RangeError);
  });
});
