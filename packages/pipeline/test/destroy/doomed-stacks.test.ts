import { readDestroyOptions } from '../../src/destroy/destroy-options';
import { doomedStacks } from '../../src/destroy/doomed-stacks';

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

describe('readDestroyOptions', () => {
  const read = (...more: readonly string[]) => readDestroyOptions(['--synthesized', 'd', '--app', 'dev', ...more]);

  it.each([[[]], [['--confirm', '']], [['--confirm', 'Dev']], [['--confirm', 'dev ']]])(
    'destroys nothing with %j',
    (more) => {
      expect(() => read(...more)).toThrow(
        expect.objectContaining({ exitCode: 2, message: expect.stringMatching(/^nothing is destroyed: /) as string }),
      );
    },
  );

  it('takes no name at all for all stacks, and a list with spaces', () => {
    expect(read('--confirm', 'dev', '--stacks', '').stacks).toBeUndefined();
    expect(read('--confirm', 'dev', '--stacks', 'a, b').stacks).toEqual(['a', 'b']);
  });
});
