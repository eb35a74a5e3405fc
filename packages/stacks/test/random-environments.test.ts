import fc from 'fast-check';

import { describeProblem, environmentProblems } from '@spot-serving/core';

import type { Environment } from '../src';
import { appRules } from '../src/rules/app-rules';
import { everySetting } from './slips';
import { attempt } from './whole-app';

const large = ['m6i.xlarge', 'm6a.xlarge', 'm7i.xlarge', 'm7a.xlarge', 'm5.xlarge', 'm5a.xlarge'];
const small = everySetting.pools?.fallback?.instanceTypes ?? [];
const { endpoint } = everySetting;

/** The environment without the sections that may be left out. */
const leastOf = (environment: Environment): object =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !['pools', 'delivery', 'endpoint'].includes(name)));

/** The value, or none. */
const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.constantFrom(...values) });
const without = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const some = (...values: readonly object[]): fc.Arbitrary<object> => fc.constantFrom(...values);
const record = (parts: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc.record(parts).map(without);

const network = record({
  cidr: fc.constantFrom('10.0.0.0/16', '10.0.0.0/20', '172.16.0.0/18'),
  otherCidrs: maybe({ office: '10.1.0.0/16' }, {}),
  zones: maybe(2, 3),
  nat: maybe('none', 'single', 'per-zone', 'regional'),
  flowLogDays: maybe(0, 30),
});
const clusters = record({
  version: fc.constant('1.35'),
  publicCidrs: fc.constantFrom<readonly string[]>([], ['198.51.100.0/25'], ['198.51.100.0/25']),
  support: maybe('standard', 'extended'),
  deletionProtection: maybe(true, false),
  zonalShift: maybe(true, false),
  serviceCidr: maybe('172.20.0.0/16', '10.100.0.0/16'),
  systemNodes: maybe({}, { instanceTypes: ['m6i.large'], count: 3 }, { instanceTypes: large, count: 2 }),
});
const pool = record({
  instanceTypes: maybe(small, large, ['c6i.2xlarge', 'c6a.2xlarge', 'c7i.2xlarge', 'c5.2xlarge', 'c5a.2xlarge']),
  maxSize: maybe(10, 20),
  minSize: maybe(0, 1),
  rootVolumeGiB: maybe(20, 50, 200),
});
const pools = record({
  spot: fc.oneof(
    fc.constant(undefined),
    pool.map((general) => ({ general })),
    fc.tuple(pool, pool).map(([general, other]) => ({ general, other })),
  ),
  fallback: fc.oneof(fc.constant(undefined), pool),
});
const model = record({
  version: fc.constant(6),
  sizeMiB: fc.constantFrom(1, 98),
  canary: maybe({ version: 7, weight: 5 }, { version: 7, sizeMiB: 98, weight: 100 }),
  cpuMillicores: maybe(1300, 3000),
  replicas: maybe({}, { min: 2, max: 4 }),
  cpuTargetPercent: maybe(50, 70),
  longestRequestSeconds: maybe(1, 10),
  preStopSeconds: maybe(35, 40),
  gracePeriodSeconds: maybe(60, 110),
  podsPerNode: maybe(1),
  onDemandFloor: maybe(0),
  batching: maybe<object | string>({ maxBatchSize: 8 }, 'latency', 'throughput'),
});
const environment = record({
  tier: fc.constant('dev'),
  network,
  cluster: clusters,
  pools: fc.oneof(fc.constant(undefined), pools),
  platform: fc.oneof(fc.constant(undefined), some({}, { headroom: 0 }, { headroom: 1 }, { headroom: 3 })),
  models: model.map((served) => ({ ...everySetting.models, served: { resnet: served } })),
  endpoint: fc.oneof(
    some(
      { ...endpoint },
      { ...endpoint, authentication: undefined },
      { ...endpoint, scheme: 'internal', inboundCidrs: ['10.0.0.0/8'], authentication: undefined },
    ).map(without),
  ),
  delivery: maybe<object>({ ...everySetting.delivery }, { ...everySetting.delivery, runner: undefined }),
}).map((change) => ({ ...leastOf(everySetting), ...change }));

const told = (change: object): string[] =>
  environmentProblems({ ...everySetting, ...change }, appRules).map(describeProblem);

it('an endpoint on the internet in a network without a way out is refused, with what to write', () => {
  expect(told({ network: { ...everySetting.network, nat: 'none' } })).toEqual([
    expect.stringMatching(/^endpoint\.scheme is "internet-facing": write 'internal', or give the network a way out/),
  ]);
});

it('pools of different sizes are told of where their types stand, not at models that nobody gave a size', () => {
  const spot = { small: { instanceTypes: small }, large: { instanceTypes: large } };
  const served = { resnet: { version: 6, sizeMiB: 98 } };
  const change = {
    pools: { spot, fallback: { instanceTypes: large } },
    platform: {},
    models: { ...everySetting.models, served },
  };
  const fix = /is \["m6i\.xlarge".*give all pools nodes of one size, or keep no headroom/;
  expect(told(change)).toEqual([expect.stringMatching(fix), expect.stringMatching(fix)]);
  expect(told({ ...change, platform: { headroom: 0 } })).toEqual([]);
});

describe('an environment made of settings that are each right', () => {
  it('is refused by the environment, or synthesizes: never does a construct refuse it', () => {
    let synthesized = 0;
    fc.assert(
      fc.property(environment, (chosen) => {
        if (environmentProblems(chosen, appRules).length > 0) return;
        synthesized++;
        const { exitCode, lines } = attempt(chosen);
        expect([exitCode, lines]).toEqual([0, ['']]);
      }),
      { seed: 20, numRuns: 40 },
    );
    expect(synthesized).toBeGreaterThan(2);
  });
});
