import { describeProblem, environmentProblems } from '../src';
import { someEnvironment as good } from './some-environment';

const told = (replication: unknown, change: object = {}): string[] =>
  environmentProblems({ ...good, ...change, models: { ...good.models, replication } }).map(describeProblem);
const here = good.name;

describe('the replication of models', () => {
  it.each([
    ['from here', { from: here, to: { 'app-us': 'us-east-1', 'app-north': 'eu-north-1' } }],
    ['to here', { from: 'app-us', to: { [here]: 'eu-west-1', 'app-north': 'eu-north-1' } }],
  ])('may be %s', (_, replication) => {
    expect(told(replication)).toEqual([]);
  });

  it.each<[string, unknown, RegExp[]]>([
    ['to nowhere', { from: here, to: {} }, [/^models\.replication\.to is \{\}: name an app/]],
    [
      'of other apps',
      { from: 'a-b', to: { 'c-d': 'us-east-1' } },
      [/^models\.replication\.from is "a-b": name dev-eu-west-1 here/],
    ],
    ['to itself', { from: here, to: { [here]: 'eu-west-1' } }, [/leave it out: a store is no copy of itself/]],
    [
      'in the same region',
      { from: here, to: { other: 'eu-west-1' } },
      [/^models\.replication\.to\.other is "eu-west-1": a copy in the same/],
    ],
    [
      'to another region than this app is in',
      { from: 'other', to: { [here]: 'us-east-1' } },
      [/write eu-west-1, the region of this app/],
    ],
    ['to China', { from: here, to: { other: 'cn-north-1' } }, [/^models\.replication\.to\.other .*partition/]],
    [
      'to a region that nobody knows',
      { from: here, to: { other: 'us-est-1' } },
      [/^models\.replication\.to\.other is "us-est-1": no region with EKS.*near it are us-east-1/],
    ],
    [
      'to more stores than a role has room for',
      { from: here, to: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`app-${at}`, 'us-east-1'])) },
      [/^models\.replication\.to is 11: name at most 10 apps/],
    ],
    [
      'to no app',
      { from: here, to: { 'Not an app': 'us-east-1' } },
      [/to\["Not an app"\] is "Not an app": write the name/],
    ],
    [
      'of a wrong shape',
      { from: here, to: ['us-east-1'] },
      [/^models\.replication\.to .*write an object of app: region/],
    ],
  ])('is refused %s', (_, replication, problems) => {
    expect(told(replication)).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  });
});
