import fc from 'fast-check';

import { describeProblem } from '@spot-serving/core';

import { instanceTypesProblems } from '../../src';
import { allInstanceTypes, familyOf, instanceType } from '../../src/pools/instance-type';
import { bySize, intendedSize, isAlike, nearestNames, sameSize } from '../../src/pools/suggested-types';
import { fourTypes } from './some-pool';

const described = (names: readonly string[], steadyCpu = true) =>
  instanceTypesProblems(names, 'types', { steadyCpu }).map(describeProblem);
const sameAs = 'of the same size: ([a-z0-9-]+\\.large, ){3}[a-z0-9-]+\\.large$';

/** Wrong lists, and for each of its problems the path, value and fix that must be named. */
const wrong: readonly [string, readonly string[], readonly RegExp[]][] = [
  ['no type', [], [/^types is \[\]: name at least 4 types/]],
  ['three types', fourTypes.slice(1), [new RegExp(`^types is \\[.*\\]: name at least 4 types.*${sameAs}`)]],
  [
    'one family, whatever its disks and networks',
    ['m5.large', 'm5d.large', 'm5n.large', 'm5dn.large'],
    [new RegExp(`^types .*2 families; these are all m5; ${sameAs}`)],
  ],
  ['a type named twice', [...fourTypes, 'm6i.large'], [/^types\[4\] is "m6i\.large": named before: remove it/]],
  ['a misspelt type', [...fourTypes, 'm6ilarge'], [/^types\[4\] is "m6ilarge": not among .*nearest names: m6i\.large/]],
  ['a type without Nitro', [...fourTypes, 'm4.large'], [/^types\[4\] is "m4\.large": not among/]],
  [
    'ARM',
    [...fourTypes, 'm7g.large'],
    [new RegExp(`^types\\[4\\] is "m7g\\.large": is arm64, and TensorFlow.*amd64 only; ${sameAs}`)],
  ],
  [
    'CPU on credit',
    [...fourTypes, 't3.large'],
    [new RegExp(`^types\\[4\\] is "t3\\.large": is burstable.*CPU credits.*${sameAs}`)],
  ],
  [
    'more vCPUs',
    [...fourTypes, 'm6i.xlarge'],
    [/^types\[4\] is "m6i\.xlarge": has 4 vCPU and 16 GiB, and m6i\.large has 2 vCPU and 8 GiB/],
  ],
  ['as many vCPUs and less memory', [...fourTypes, 'c6i.large'], [/^types\[4\] is "c6i\.large": has 2 vCPU and 4 GiB/]],
  [
    'everything at once',
    ['m6i.large', 'm6i.large', 't3.large', 'm7g.large', 'x', 'r5.large'],
    [/^types\[1\]/, /^types\[2\].*credits/, /^types\[3\].*arm64/, /^types\[4\].*nearest/, /^types\[5\].*16 GiB/],
  ],
];

describe('instanceTypesProblems', () => {
  it.each(wrong)('refuses %s', (_, names, expected) => {
    expect(described(names)).toEqual(expected.map((line) => expect.stringMatching(line) as string));
  });

  it.each([
    ['four types of four families', fourTypes, true],
    ['burstable types where CPU may be unsteady', ['t3.large', 't3a.large', 'm5.large', 'm6i.large'], false],
  ])('accepts %s', (_, names, steadyCpu) => expect(described(names, steadyCpu)).toEqual([]));

  it('suggests only what it accepts', () => {
    const some = fc.constantFrom(
      ...allInstanceTypes()
        .filter(({ architecture }) => architecture === 'x86_64')
        .map(({ name }) => name),
    );
    fc.assert(
      fc.property(some, (name) => {
        const model = instanceType(name);
        if (model === undefined) throw new Error(`${name} is not in its own table`);
        const suggested = sameSize(model, [name]);
        const withThem = suggested.filter((other) => !isAlike(model, instanceType(other) ?? model));
        expect(withThem).toEqual([]);
        expect(described([name, ...suggested], false).filter((line) => line.startsWith('types['))).toEqual([]);
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), (names) => {
        expect(described(names).length).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('suggestions', () => {
  it('bring in families that the pool lacks, plain types first', () => {
    const model = instanceType('m5.large');
    const suggested = model ? sameSize(model, ['m5.large', 'm8a.large']) : [];
    expect(suggested).toHaveLength(4);
    expect(suggested.map(familyOf)).not.toContain('m8a');
    for (const name of suggested) expect(name).toBe(`${familyOf(name)}.large`);
    expect(suggested.every((name) => instanceType(name)?.currentGeneration)).toBe(true);
  });

  it('go by the size that most types have', () => {
    expect(intendedSize(['m6i.xlarge', 'm6i.large', 'm5.large'])?.name).toBe('m6i.large');
    expect(intendedSize(['nonsense'])).toBeUndefined();
  });

  it('find a type by a slip in its name', () => {
    expect(nearestNames('m6i.larg')[0]).toBe('m6i.large');
    expect(nearestNames('m7a-xlarge')[0]).toBe('m7a.xlarge');
  });

  it('put the smaller type first', () => {
    const sorted = ['r6i.large', 'm6i.xlarge', 'c6i.large'].flatMap((name) => instanceType(name) ?? []).sort(bySize);
    expect(sorted.map(({ name }) => name)).toEqual(['c6i.large', 'r6i.large', 'm6i.xlarge']);
  });
});

describe('what a region offers', () => {
  const six = ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large', 'm5.large', 'm5a.large'];
  const told = (region: string, families?: string[], names = six) =>
    instanceTypesProblems(names, 'types', { steadyCpu: true, offer: { region, families } }).map(describeProblem);

  it('is refused where too few of a pool are left, with others that it offers', () => {
    const [problem = '', ...others] = told('ap-east-1');
    expect(problem).toMatch(/ap-east-1 did not offer m6a\.large, m7a\.large, m5a\.large on \d{4}-/);
    expect(problem).toMatch(/of the same size: m7i-flex\.large, m5d\.large/);
    expect(problem.split('of the same size')[1]).not.toMatch(/m5ad|m6id\.|m5n\./);
    expect(others).toEqual([]);
  });

  it.each<[string, string, string[] | undefined]>([
    ['a region that offers all', 'us-east-1', undefined],
    ['a region that lacks some, and offers four of two families', 'eu-north-1', undefined],
    ['a region that offers since what the table lacks', 'ap-east-1', ['m7a']],
    ['a region of which nothing is known', 'eu-west-9', undefined],
  ])('is enough in %s', (_, region, families) => {
    expect(told(region, families)).toEqual([]);
  });

  it('says nothing of families that are newer than what is known', () => {
    expect(told('ap-east-1', undefined, ['m8a.large', 'm8i.large', 'm8id.large', 'm6i.large'])).toEqual([]);
  });
});
