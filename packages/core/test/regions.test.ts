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
