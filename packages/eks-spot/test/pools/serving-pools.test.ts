import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';

import { checkEnvironment, describeProblem, lifecycleLabel } from '@spot-serving/core';
import { anEnvironment, resourcesOf, synth } from '@spot-serving/testkit';

import { ServingPools, servingPoolsProblems, type ServingPoolsProps } from '../../src';
import { fourTypes, someNodes, somePools } from './some-pool';

const described = (change: Partial<ServingPoolsProps>) => servingPoolsProblems(somePools(change)).map(describeProblem);
const large = ['m6i.xlarge', 'm6a.xlarge', 'm7i.xlarge', 'm7a.xlarge'];
const small = { instanceTypes: fourTypes, maxSize: 6 };
const twenties = { nodes: someNodes({ subnetCidrs: ['10.0.0.0/22'] }) };

describe('ServingPools', () => {
  it('make a group for each pool, called as the queue was told before', () => {
    const props = somePools({ spot: { general: small, other: small } });
    const stack = synth((scope) => new ServingPools(scope, 'Pools', props));
    const names = Object.values(resourcesOf(AutoscalingGroup, stack)).map(
      (group) => (group as { readonly name: string }).name,
    );
    expect(names.sort()).toEqual(['test-app-fallback', 'test-app-general', 'test-app-other']);
    expect(ServingPools.groupNames('test-app', props).sort()).toEqual(names);
  });

  it('differ for a pod in nothing but the lifecycle', () => {
    synth((scope) => {
      const {
        spot: [spot],
        fallback,
      } = new ServingPools(scope, 'Pools', somePools());
      expect(spot).toMatchObject({ name: 'general', lifecycle: 'spot' });
      expect(fallback).toMatchObject({ name: 'fallback', lifecycle: 'on-demand' });
      expect({ ...fallback.schedule.labels, [lifecycleLabel]: 'spot' }).toEqual(spot?.schedule.labels);
      expect(fallback.schedule.taints).toEqual(spot?.schedule.taints);
    });
  });

  it('accept what an environment has when it says nothing, by the strict rules too', () => {
    const { pools } = checkEnvironment(anEnvironment());
    expect(
      described({ ...pools, nodes: someNodes({ steadyCpu: true, subnetCidrs: ['10.0.0.0/18', '10.0.64.0/18'] }) }),
    ).toEqual([]);
  });
});

describe('servingPoolsProblems', () => {
  it.each<[string, Partial<ServingPoolsProps>, readonly RegExp[]]>([
    ['no Spot pool', { spot: {} }, [/^spot is \{\}: name at least one/]],
    [
      'a Spot pool called as the On-Demand one',
      { spot: { fallback: small } },
      [/^spot\.fallback is "fallback": use .*fallback and system are taken/],
    ],
    [
      'problems of each pool, below its name',
      { spot: { general: { ...small, maxSize: 0 } }, fallback: { ...small, minSize: 7 } },
      [/^spot\.general\.maxSize is 0/, /^fallback\.minSize is 7/],
    ],
    [
      'a fallback too small for pods of Spot nodes',
      { spot: { general: small, large: { instanceTypes: large, maxSize: 2 } } },
      [/^fallback\.instanceTypes .*at least 4 vCPU and 16 GiB, as m6i\.xlarge/],
    ],
    [
      'pools that fit the subnets one by one, not together',
      { ...twenties, spot: { general: { ...small, maxSize: 13 } } },
      [/^spot\.general\.maxSize is 13: .*spot\.general 13 x 49 = 637, .*fallback 6 x 49 = 294, .*lower it to 11/],
    ],
    [
      'two pools that fit together, beside a fallback of as many that does not fit at all',
      {
        ...twenties,
        spot: { general: { ...small, maxSize: 9 }, other: { ...small, maxSize: 9 } },
        fallback: undefined,
      },
      [/^spot\.general\.maxSize is 9: .*fallback 18 x 49 = 882, .*take a larger network/],
    ],
    [
      'a pool that does not fit alone, once',
      { ...twenties, spot: { general: { ...small, maxSize: 19 } } },
      [/^spot\.general\.maxSize is 19: .*nodes 19 x 49 = 931, .*lower it to 18/],
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(described(change)).toEqual(expected.map((line) => expect.stringMatching(line) as string));
  });

  it('tells nobody of a fallback that they did not write: what it takes from the Spot pools is told of there', () => {
    const onlySpot = { spot: { general: { ...small, instanceTypes: ['m6i.large'], rootVolumeGiB: 8 } } };
    expect(described({ ...onlySpot, fallback: undefined }).map((line) => line.split(' is ')[0])).toEqual([
      'spot.general.rootVolumeGiB',
      'spot.general.instanceTypes',
      'spot.general.instanceTypes',
    ]);
  });

  it('asks for a fallback where the one that follows from the first Spot pool is too small for another', () => {
    const spot = { general: small, large: { instanceTypes: large, maxSize: 2 } };
    expect(described({ spot, fallback: undefined })).toEqual([
      expect.stringMatching(/^fallback\.instanceTypes is missing: take types of at least 4 vCPU/),
    ]);
  });

  it('accepts a fallback that is larger', () => {
    expect(described({ fallback: { instanceTypes: large, maxSize: 2 } })).toEqual([]);
  });
});
