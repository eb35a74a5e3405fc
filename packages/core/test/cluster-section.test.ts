import {
  checkEnvironment,
  type ClusterSection,
  describeProblem,
  type Environment,
  environmentProblems,
  publicCidrProblems,
  serviceCidrProblems,
} from '../src';
import { someEnvironment } from './some-environment';
import { someVersions } from './some-versions';

const good = someEnvironment;
const prod: Environment = { ...good, tier: 'prod', cluster: { version: '1.35' }, versions: someVersions() };

const described = (environment: unknown) => environmentProblems(environment).map(describeProblem);
const withCluster = (change: object, base: Environment = good) =>
  described({ ...base, cluster: { ...base.cluster, ...change } });

/** Wrong `cluster` sections, each with its problems in order. */
const wrong: readonly [string, object, readonly RegExp[]][] = [
  ['a version as a number', { version: 1.35 }, [/^cluster\.version is 1\.35: .* as a string/]],
  ['a patch version', { version: '1.35.6' }, [/^cluster\.version is "1\.35\.6": write a Kubernetes minor/]],
  [
    'a public address range that is none, twice',
    { publicCidrs: ['203.0.113.7', '203.0.113.0/24', '203.0.113.0/24'] },
    [/^cluster\.publicCidrs\[0\] .*: write an IPv4/, /^cluster\.publicCidrs\[2\] .*: listed before/],
  ],
  [
    'a private range as public',
    { publicCidrs: ['10.0.0.0/8'] },
    [/^cluster\.publicCidrs\[0\] .*: name public addresses/],
  ],
  ['logs kept for ever, or never', { logDays: 0 }, [/^cluster\.logDays is 0: use a retention/]],
  [
    'services that overlap the VPC',
    { serviceCidr: '10.0.0.0/20' },
    [/^cluster\.serviceCidr .*: overlaps 10\.0\.0\.0\/16 of the VPC/],
  ],
  [
    'one system node, of no type',
    { systemNodes: { count: 1, instanceTypes: [] } },
    [/instanceTypes is \[\]: name at least one/, /count is 1: use 2 to 12/],
  ],
  ['a misspelt support policy', { support: 'longterm' }, [/^cluster\.support is "longterm": use standard or extended/]],
];

describe('the cluster section', () => {
  it.each(wrong)('refuses %s', (_, change, expected) => {
    const lines = withCluster(change);
    expect(lines).toHaveLength(expected.length);
    expected.forEach((line, index) => expect(lines[index]).toMatch(line));
  });

  it('refuses a public API server open to the world in prod, also by halves, and takes it in dev', () => {
    const open = { publicCidrs: ['0.0.0.0/1', '128.0.0.0/1'] };
    expect(withCluster(open, prod)).toEqual([
      expect.stringMatching(/publicCidrs\[0\] .*open to the world/),
      expect.stringMatching(/publicCidrs\[1\]/),
    ]);
    expect(withCluster({ publicCidrs: ['0.0.0.0/0'] }, prod)).toEqual([expect.stringMatching(/open to the world/)]);
    expect(withCluster({ publicCidrs: ['0.0.0.0/0'] })).toEqual([]);
  });

  it('is strict in prod', () => {
    expect(checkEnvironment(prod).cluster).toMatchObject({
      publicCidrs: [],
      logDays: 365,
      support: 'extended',
      deletionProtection: true,
      zonalShift: true,
      systemNodes: { instanceTypes: ['m6i.large', 'm5.large'], count: 3 },
    });
  });

  it('is cheap in dev', () => {
    const expected: Partial<ClusterSection> = {
      publicCidrs: [],
      logDays: 14,
      support: 'standard',
      deletionProtection: false,
      zonalShift: false,
    };
    expect(checkEnvironment(good).cluster).toMatchObject({
      ...expected,
      systemNodes: { instanceTypes: ['t3.large', 't3a.large'], count: 2 },
    });
  });
});

describe('publicCidrProblems', () => {
  it('counts the blocks as EKS does', () => {
    const blocks = Array.from({ length: 41 }, (_, index) => `203.0.${index}.0/24`);
    expect(publicCidrProblems(blocks, true)).toEqual([
      { path: 'publicCidrs', value: 41, fix: 'name at most 40 blocks' },
    ]);
  });
});

describe('serviceCidrProblems', () => {
  it.each([
    ['172.20.0.0/16', {}, []],
    ['10.100.0.0/16', { office: '10.0.0.0/16' }, []],
    ['172.20.0.0/25', {}, [/use a \/12 to \/24/]],
    ['100.64.0.0/16', {}, [/172\.16\.0\.0\/12/]],
    ['0.0.0.0/0', {}, [/use a \/12/]],
    ['10.0.1.0/24', { a: '10.0.0.0/16', b: '10.0.1.128/25' }, [/of a/, /of b/]],
    ['services', {}, [/IPv4 block/]],
  ])('judges %s beside %o', (cidr, others, expected) => {
    const fixes = serviceCidrProblems(cidr, others).map(({ fix }) => fix);
    expect(fixes).toHaveLength(expected.length);
    expected.forEach((fix, index) => expect(fixes[index]).toMatch(fix));
  });
});
