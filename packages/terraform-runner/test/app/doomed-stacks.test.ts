import { doomedStacks } from '../../src/app/doomed-stacks';

const stacks = [
  { name: 'network', dependencies: [] },
  { name: 'models', dependencies: ['network'] },
  { name: 'cluster', dependencies: ['network'] },
  { name: 'platform', dependencies: ['cluster'] },
  { name: 'serving', dependencies: ['platform', 'models'] },
];

describe('doomedStacks', () => {
  it.each([
    [undefined, ['serving', 'platform', 'cluster', 'models', 'network']],
    [['serving'], ['serving']],
    [['cluster'], ['serving', 'platform', 'cluster']],
    [
      ['models', 'platform'],
      ['serving', 'platform', 'models'],
    ],
  ])('destroys for %j, last made first: %j', (named, names) => {
    expect(doomedStacks(stacks, named).map(({ name }) => name)).toEqual(names);
  });

  it('refuses a stack that there is none of', () => {
    expect(() => doomedStacks(stacks, ['netwrok'])).toThrow('no stack netwrok; they are network, models');
  });
});
