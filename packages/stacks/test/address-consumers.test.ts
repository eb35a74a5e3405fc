import { checkEnvironment, type Environment, MisconfigurationError } from '@spot-serving/core';
import { anEnvironment } from '@spot-serving/testkit';

import { appRules } from '../src/rules/app-rules';

/** A small network in two zones: two private subnets of 1,024 addresses, and Spot nodes of 49. The fallback may have as many. */
const small = (change: Partial<Environment> = {}): Environment => ({
  ...anEnvironment(),
  tier: 'dev',
  network: { cidr: '10.0.0.0/20', zones: 2, nat: 'single' },
  cluster: { version: '1.35', systemNodes: { instanceTypes: ['m6i.large'], count: 2 } },
  ...change,
});
const withMost = (maxSize: number, change: Partial<Environment> = {}) =>
  small({ pools: { spot: { general: { maxSize } } }, ...change });

/** What is said of the room, in one line; empty where all find addresses. */
function said(environment: Environment): string {
  try {
    checkEnvironment(environment, appRules);
    return '';
  } catch (error) {
    if (!(error instanceof MisconfigurationError)) throw error;
    return error.message;
  }
}

/** The most nodes with which all find addresses: one more does not. */
function most(change: Partial<Environment> = {}): number {
  const sizes = Array.from({ length: 21 }, (_, size) => size + 1);
  return Math.max(0, ...sizes.filter((size) => said(withMost(size, change)) === ''));
}

const internal = { hostName: 'models.example.com', zoneName: 'example.com' };

describe('addresses of an environment', () => {
  it('are counted of every consumer, in a table, with the number that is possible', () => {
    expect(said(withMost(20))).toContain(
      [
        'pools.spot.general.maxSize is 20: the private subnets have too few addresses (kept by AWS 2 x 5 = 10, the cluster 2 x 6 = 12, ',
        'spot.general 20 x 49 = 980, a tenth more of spot.general while nodes are replaced 2 x 49 = 98, ',
        'fallback 20 x 49 = 980, a tenth more of fallback while nodes are replaced 2 x 49 = 98, ',
        'system nodes 4 x 49 = 196, system nodes more while they are replaced 4 x 49 = 196; 2570 of 2048 in 10.0.0.0/22, 10.0.4.0/22); lower it to 14, or take a larger network',
      ].join(''),
    );
  });

  it.each<[string, number, Partial<Environment>]>([
    // 20 nodes of 49 in each subnet of 1,013: 40, of which 8 are for the system; 14 + 2 Spot, 14 + 2 fallback.
    ['nobody else', 14, {}],
    ['a load balancer inside', 14, { endpoint: internal }],
    ['endpoints of services', 14, { network: { cidr: '10.0.0.0/20', zones: 2, nat: 'none' } }],
    [
      'more system nodes',
      10,
      { cluster: { version: '1.35', systemNodes: { instanceTypes: ['m6i.large'], count: 5 } } },
    ],
    ['a third zone', 22, { network: { cidr: '10.0.0.0/20', zones: 3, nat: 'single' } }],
  ])('leave room, beside %s, for %i nodes of each pool and for not one more', (_, nodes, change) => {
    expect(said(withMost(nodes, change))).toBe('');
    expect(said(withMost(nodes + 1, change))).toMatch(/pools\.spot\.general\.maxSize is \d+: the private subnets/);
  });

  it('are taken by everything at once, and the sum says so', () => {
    const change = { endpoint: internal, network: { cidr: '10.0.0.0/20', zones: 2, nat: 'none' as const } };
    expect(said(withMost(20, change))).toMatch(/the load balancer 2 x 8 = 16, endpoints of services 2 x 12 = 24, /);
    expect(most(change)).toBe(14);
  });
});
