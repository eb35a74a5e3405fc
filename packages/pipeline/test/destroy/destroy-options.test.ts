import { readDestroyOptions } from '../../src/destroy/destroy-options';

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
