import fc from 'fast-check';

import { describeProblem, environmentProblems, type Problem } from '@spot-serving/core';

import { appRules } from '../src/rules/app-rules';
import { everySetting, type Slip, slips, withSlip } from './slips';

const toldOf = (environment: unknown) => environmentProblems(environment, appRules);
const toldAt = ({ path, told = path }: Slip) => told;
/** Whether a problem is told of a slip: there, or of a part of it. */
const isOf = (entry: Slip) => (problem: Problem) =>
  problem.path === toldAt(entry) || problem.path.startsWith(`${toldAt(entry)}.`);

/** Whether the value at one path holds, or is within, that at the other. */
const meet = (one: string, other: string) =>
  [
    [one, other],
    [other, one],
  ].some(
    ([outer = '', inner = '']) => inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`),
  );

/** Slips of different values. */
const combination = fc
  .uniqueArray(fc.constantFrom(...slips), { minLength: 1, maxLength: 10 })
  .map((chosen) =>
    chosen.reduce<readonly Slip[]>(
      (kept, next) => (kept.some(({ path }) => meet(path, next.path)) ? kept : [...kept, next]),
      [],
    ),
  );

describe('the environment of an app', () => {
  it('that writes out every setting is right', () => {
    expect(toldOf(everySetting).map(describeProblem)).toEqual([]);
  });

  it.each(slips.map((entry) => [`${entry.path} as ${JSON.stringify(entry.value)}`, entry] as const))(
    'is refused with %s, there and nowhere else, with what to write',
    (_, entry) => {
      const told = toldOf(withSlip(everySetting, entry));
      expect(told.filter((problem) => !isOf(entry)(problem)).map(describeProblem)).toEqual([]);
      expect(told.map(({ fix }) => fix)).toContainEqual(expect.stringMatching(entry.fix));
    },
  );

  it('tells every wrong value in one round, under the path that was written, and no other', () => {
    fc.assert(
      fc.property(combination, (chosen) => {
        const told = toldOf(chosen.reduce<unknown>(withSlip, everySetting));
        const tellable = chosen.filter(
          ({ beside = [] }) => !beside.some((path) => chosen.some((other) => meet(path, other.path))),
        );
        expect(tellable.filter((entry) => !told.some(isOf(entry))).map(toldAt)).toEqual([]);
        expect(told.filter((problem) => !chosen.some((entry) => isOf(entry)(problem))).map(describeProblem)).toEqual(
          [],
        );
        for (const entry of tellable)
          expect(told.filter(isOf(entry)).map(({ fix }) => fix)).toContainEqual(expect.stringMatching(entry.fix));
      }),
      { seed: 15, numRuns: 300 },
    );
  });

  it.each(sectionsOf(everySetting))('has a slip for every setting of %s', (section) => {
    const misspelt = withSlip(everySetting, { path: `${section}.nothing`, value: 1, fix: /./ });
    const [{ fix } = { fix: '' }] = toldOf(misspelt).filter(({ path }) => path === `${section}.nothing`);
    const known = fix.replace(/^.*known here: /, '').split(', ');
    expect(known).not.toEqual(['']);
    expect(known.filter((key) => !slips.some(({ path }) => meet(`${section}.${key}`, path)))).toEqual([]);
  });
});

/** Paths of the sections, and of those within them, that have known fields. */
function sectionsOf(environment: object, parent = ''): string[] {
  return Object.entries(environment).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const path = parent === '' ? key : `${parent}.${key}`;
    const open = ['tags', 'network.otherCidrs', 'pools.spot', 'models.readers', 'models.served', 'versions.kubernetes'];
    const isOpen = [
      ...open,
      'models.replication.to',
      'versions.charts',
      'versions.images',
      'models.served.resnet.labels',
    ].includes(path);
    return [...(isOpen ? [] : [path]), ...sectionsOf(value, path)];
  });
}
