import { Token } from 'cdktf';

import { describeProblem } from '@spot-serving/core';
import { synth } from '@spot-serving/testkit';

import { NodePool, nodePoolProblems, type NodePoolProps } from '../../src';
import { fourTypes, someCluster, someNodes, somePool } from './some-pool';

const described = (change: Partial<NodePoolProps>) => nodePoolProblems(somePool(change)).map(describeProblem);
const token = Token.asString({ resolve: () => '' });

/** Ten bad pools, and for each of its problems the path, value and fix that must be named. */
const bad: readonly [string, Partial<NodePoolProps>, readonly RegExp[]][] = [
  [
    'one type',
    { instanceTypes: ['m6i.large'] },
    [/^instanceTypes is \["m6i\.large"\]: .*4 types.*of the same size: m/, /^instanceTypes .*2 families.*all m6i/],
  ],
  [
    'types of two sizes',
    { instanceTypes: [...fourTypes, 'm6i.xlarge'] },
    [/^instanceTypes\[4\] is "m6i\.xlarge": has 4 vCPU.*of the same size: m/],
  ],
  [
    'ARM among them',
    { instanceTypes: [...fourTypes, 'm7g.large'] },
    [/^instanceTypes\[4\] is "m7g\.large": is arm64.*of the same size: m/],
  ],
  [
    'burstable CPU where it must be steady',
    { instanceTypes: [...fourTypes, 't3.large'] },
    [/^instanceTypes\[4\] is "t3\.large": is burstable/],
  ],
  [
    'a type that there is not',
    { instanceTypes: [...fourTypes, 'm6i.huge'] },
    [/^instanceTypes\[4\] is "m6i\.huge": .*nearest names: m6i/],
  ],
  ['a name that is no name', { name: 'General_Pool' }, [/^name is "General_Pool": use 2 to 20 lower-case/]],
  ['a name that is too long', { name: 'a-pool-with-a-long-name' }, [/^name is "a-pool-with-a-long-name": use 2 to 20/]],
  ['fewest above most', { minSize: 7 }, [/^minSize is 7: lower it, or raise maxSize, which is 6/]],
  [
    'more nodes than the subnets hold while a tenth more of them is started',
    { maxSize: 55, nodes: someNodes({ subnetCidrs: ['10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/22'] }) },
    [
      /^maxSize is 55: .*too few addresses \(kept by AWS 3 x 5 = 15, nodes 55 x 49 = 2695, a tenth more.* 6 x 49 = 294; 3004 of 3072 .*lower it to 54/,
    ],
  ],
  [
    'all of it',
    { name: 'X', instanceTypes: ['m6i.large', 't3.large', 'm7g.large'], minSize: -1, maxSize: 0, rootVolumeGiB: 8 },
    [
      /^name/,
      /^maxSize is 0/,
      /^minSize is -1/,
      /^rootVolumeGiB is 8: use 20 to 16384/,
      /^instanceTypes is .*4 types/,
      /^instanceTypes\[1\]/,
      /^instanceTypes\[2\]/,
    ],
  ],
];

describe('nodePoolProblems', () => {
  it.each(bad)('refuses %s', (_, change, expected) => {
    expect(described(change)).toEqual(expected.map((line) => expect.stringMatching(line) as string));
  });

  it.each<[string, Partial<NodePoolProps>]>([
    ['every default', {}],
    [
      'as many nodes as the subnets hold',
      { maxSize: 54, nodes: someNodes({ subnetCidrs: ['10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/22'] }) },
    ],
    [
      'burstable CPU where it may be unsteady',
      { instanceTypes: ['t3.large', 't3a.large', 'm5.large', 'm5a.large'], nodes: someNodes({ steadyCpu: false }) },
    ],
    ['a cluster whose name is known only at apply', { cluster: { ...someCluster, name: token } }],
    [
      'subnets that are known only at apply',
      { maxSize: 9_999, nodes: someNodes({ subnetCidrs: Token.asList({ resolve: () => [] }) }) },
    ],
  ])('accepts %s', (_, change) => expect(described(change)).toEqual([]));

  it('stop a pool before it defines anything, all at once', () => {
    expect(() => synth((scope) => new NodePool(scope, 'pool', somePool({ name: 'X', maxSize: 0 })))).toThrow(
      /^test\/pool is misconfigured:\n {2}name is "X".*\n {2}maxSize is 0/,
    );
  });
});
