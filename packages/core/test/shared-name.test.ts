import { describeProblem, environmentProblems } from '../src';
import { someEnvironment as good } from './some-environment';

const endpoint = { hostName: 'eu.example.com', zoneName: 'example.com', sharedHostName: 'models.example.com' };
const told = (change: object): string[] =>
  environmentProblems({ ...good, endpoint: { ...endpoint, ...change } }).map(describeProblem);

describe('a name that regions share', () => {
  it.each([
    ['alone', {}],
    ['left by this region', { sharedRegions: [] }],
    ['answered for another region too', { sharedRegions: ['eu-west-1', 'us-east-1'] }],
  ])('may be %s', (_, change) => {
    expect(told(change)).toEqual([]);
  });

  it.each([
    [
      'the region its own',
      { sharedHostName: 'eu.example.com' },
      /^endpoint\.sharedHostName is "eu\.example\.com": name another host/,
    ],
    ['another zone', { sharedHostName: 'models.example.org' }, /^endpoint\.sharedHostName .*name a host of the zone/],
    ['no name', { sharedHostName: 'Models' }, /^endpoint\.sharedHostName/],
    [
      'a region that nobody knows',
      { sharedRegions: ['eu-west-9'] },
      /^endpoint\.sharedRegions\[0\] is "eu-west-9": no region with EKS.*near it are eu-west-1/,
    ],
    [
      'a region of China',
      { sharedRegions: ['eu-west-1', 'cn-north-1'] },
      /^endpoint\.sharedRegions\[1\] is "cn-north-1": name a region of the partition of eu-west-1/,
    ],
    ['a region twice', { sharedRegions: ['eu-west-1', 'eu-west-1'] }, /^endpoint\.sharedRegions\[1\] .*listed before/],
    [
      'regions without a name',
      { sharedHostName: undefined, sharedRegions: [] },
      /^endpoint\.sharedRegions is \[\]: say the name too/,
    ],
  ])('is refused with %s', (_, change, problem) => {
    expect(told(change)).toEqual([expect.stringMatching(problem)]);
  });
});

it('a name is shared by an app in a region that its own facts alone know', () => {
  const regionFacts = { zones: 3, source: 'made up' };
  const problems = environmentProblems({
    ...{ ...good, region: 'eu-west-9', regionFacts },
    endpoint: { ...endpoint, sharedRegions: ['eu-west-9'] },
  });
  expect(problems.filter(({ path }) => path.startsWith('endpoint'))).toEqual([]);
});
