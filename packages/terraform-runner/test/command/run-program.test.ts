import { runProgram } from '../../src/command/run-program';
import { Failure } from '../../src/failure';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const listeners = (): readonly number[] => signals.map((signal) => process.listenerCount(signal));

const fileError = Object.assign(new Error('EACCES: permission denied'), {
  code: 'EACCES',
  syscall: 'open',
  path: '/x',
});

describe('runProgram', () => {
  const { exitCode, argv } = process;
  const usual = listeners();

  afterEach(() => {
    process.exitCode = exitCode;
    process.argv = argv;
    jest.restoreAllMocks();
  });

  it.each([
    ['takes signals over while the program is at work', {}, usual.map((count) => count + 1)],
    ['leaves signals to Node for a program that may be killed anywhere', { endsAtOnce: true }, usual],
  ])('%s', async (_, options, expected) => {
    let meanwhile: readonly number[] = [];
    await runProgram(async () => {
      meanwhile = listeners();
      return Promise.resolve(0);
    }, options);
    expect([meanwhile, listeners()]).toEqual([expected, usual]);
  });

  it('tells a failure in its own words, and ends with its code', async () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await runProgram(() => Promise.reject(new Failure('no such app', 2)));
    expect([process.exitCode, write.mock.calls.map(([text]) => text)]).toEqual([2, ['no such app\n']]);
  });

  it.each(['', ' \n'])('does not end without a word where an error has none: %j', async (message) => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await runProgram(() => Promise.reject(new Failure(message, 1)));
    const told = write.mock.calls.map(([text]) => text);
    expect([process.exitCode, told]).toEqual([1, ['Ended with 1, and nothing is known of the reason\n']]);
  });

  it.each([
    ['a slip of the user', new Failure('no such app\n  "prod"', 2), { message: 'no such app\n  "prod"', exitCode: 2 }],
    [
      'every problem of wrong input',
      new Failure('x is 1: use 2', 2, [{ path: 'x', value: 1, fix: 'use 2' }]),
      { message: 'x is 1: use 2', exitCode: 2, problems: [{ path: 'x', value: 1, fix: 'use 2' }] },
    ],
    [
      'a path that is refused',
      fileError,
      { message: expect.stringContaining('/x cannot be read') as string, exitCode: 1 },
    ],
  ])('tells %s in JSON on standard output too, when it was asked for JSON', async (_, error, told) => {
    process.argv = ['node', 'program', '--json'];
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await runProgram(() => Promise.reject(error));
    expect(write.mock.calls.map(([text]) => JSON.parse(String(text)) as unknown)).toEqual([{ error: told }]);
  });

  it('tells a fault of its own in JSON too, and leaves its stack trace to standard error', async () => {
    process.argv = ['node', 'program', '--json'];
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await expect(runProgram(() => Promise.reject(new RangeError('no')))).rejects.toBeInstanceOf(RangeError);
    expect(JSON.parse(String(write.mock.calls[0]?.[0]))).toEqual({ error: { message: 'no', exitCode: 1 } });
  });

  it('leaves a fault of the program its stack trace', async () => {
    await expect(runProgram(() => Promise.reject(new RangeError('no')))).rejects.toBeInstanceOf(RangeError);
  });
});
