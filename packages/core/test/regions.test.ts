import { describeProblem, environmentProblems } from '../src';
import { eksZones, nearRegions } from '../src/aws/known-regions';
import { someEnvironment as good } from './some-environment';

const told = (change: object): string[] => environmentProblems({ ...good, ...change }).map(describeProblem);
const facts = { zones: 3, source: 'AWS News Blog, 2027-01-15' };

describe('eksZones', () => {
  it.each([
    ['us-east-1', 5, 'use1-az3'],
    ['us-west-1', 2, 'usw1-az2'],
    ['ca-central-1', 3, 'cac1-az3'],
  ])('of %s are %i, without %s, where EKS places no cluster', (region, count, without) => {
    expect(eksZones(region)).toHaveLength(count);
    expect(eksZones(region)).not.toContain(without);
  });

  it.each(['eu-west-9', 'toString', ''])('of %p nobody knows', (region) => {
    expect(eksZones(region)).toBeUndefined();
  });
});

describe('nearRegions', () => {
  it.each([
    ['eu-west-9', ['eu-west-1', 'eu-west-2', 'eu-west-3']],
    ['mx-south-1', ['mx-central-1']],
    ['zz-south-1', []],
  ])('of %s are %j', (region, near) => {
    expect(nearRegions(region)).toEqual(near);
  });
});

describe('the region of an environment', () => {
  it.each([
    [
      'one that does not exist',
      { region: 'eu-west-9' },
      [/^region is "eu-west-9": no region .* eu-west-1, .*regionFacts/],
    ],
    [
      'one where states cannot be',
      { state: { ...good.state, region: 'eu-west-9' } },
      [/^state\.region is "eu-west-9": no reg/],
    ],
    [
      'China',
      { region: 'cn-north-1' },
      [/^region is "cn-north-1": .*in AWS China endpoints of services are called otherwise/],
    ],
    [
      'more zones than it has',
      { region: 'us-west-1', network: { ...good.network, zones: 3 } },
      [/^network\.zones is 3: us-west-1 has 2/],
    ],
    ['facts without a source', { region: 'eu-west-9', regionFacts: { zones: 3 } }, [/^regionFacts\.source is missing/]],
    [
      'facts of too few zones',
      { region: 'eu-west-9', regionFacts: { ...facts, zones: 1 } },
      [/^regionFacts\.zones is 1: say/],
    ],
  ])('is refused for %s', (_, change, problems) => {
    expect(told(change)).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  });

  it.each([
    ['GovCloud', { region: 'us-gov-west-1', administrators: [], models: { publishers: [] } }],
    ['one that the table lacks, by what somebody read of it', { region: 'eu-west-9', regionFacts: facts }],
    [
      'one of which the table is behind',
      { region: 'us-west-1', regionFacts: facts, network: { ...good.network, zones: 3 } },
    ],
  ])('may be %s', (_, change) => {
    expect(told(change).filter((line) => /^(region|network\.zones|state)/.test(line))).toEqual([]);
  });
});

describe('what an environment names of another partition', () => {
  const connection = (partition: string) =>
    `arn:${partition}:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555`;
  const delivery = (partition: string) => ({
    repository: 'example/models',
    runner: { connectionArn: connection(partition), actors: ['1'] },
  });
  const trustStore = (partition: string) =>
    `arn:${partition}:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0123456789abcdef`;
  const endpoint = (more: object) => ({ endpoint: { hostName: 'm.example.com', zoneName: 'example.com', ...more } });
  const shared = (...sharedRegions: string[]) => endpoint({ sharedHostName: 'all.example.com', sharedRegions });
  const mutual = (partition: string) =>
    endpoint({ authentication: { kind: 'mtls', trustStoreArn: trustStore(partition) } });

  it.each([
    ['a connection', { delivery: delivery('aws-us-gov') }, /^delivery\.runner\.connectionArn is .*: write arn:aws:, /],
    ['a trust store', mutual('aws-cn'), /^endpoint\.authentication\.trustStoreArn is .*: write arn:aws:, /],
    [
      'a bucket of states',
      { state: { ...good.state, region: 'us-gov-west-1' } },
      /^state\.region is "us-gov-west-1": name a region of the partition of eu-west-1/,
    ],
  ])('is refused: %s', (_, change, problem) => {
    expect(told(change)).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    ['a connection', { delivery: delivery('aws') }],
    ['a trust store', mutual('aws')],
    ['a bucket of states in another region', { state: { ...good.state, region: 'us-east-1' } }],
    ['a region to answer for', shared('eu-west-1', 'us-east-1')],
  ])('is fine in its own: %s', (_, change) => {
    expect(told(change)).toEqual([]);
  });
});

describe('a row of the table', () => {
  it('is all that a new region takes', () => {
    jest.isolateModules(() => {
      jest.doMock('../src/aws/regions.json', () => {
        const table = jest.requireActual<{ zones: object }>('../src/aws/regions.json');
        return { ...table, zones: { ...table.zones, 'eu-west-9': ['euw9-az1', 'euw9-az2'] } };
      });
      const fresh = jest.requireActual<typeof import('../src')>('../src');
      const problems = (change: object) => fresh.environmentProblems({ ...good, ...change }).map(fresh.describeProblem);
      expect(problems({ region: 'eu-west-9' })).toEqual([]);
      expect(problems({ region: 'eu-west-9', network: { ...good.network, zones: 3 } })).toEqual([
        expect.stringMatching(/^network\.zones is 3: eu-west-9 has 2 zones in which EKS runs/),
      ]);
    });
  });
});
