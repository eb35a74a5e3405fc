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
      /^endpoint\.sharedRegions\[0\] is "eu-west-9": name a region/,
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
