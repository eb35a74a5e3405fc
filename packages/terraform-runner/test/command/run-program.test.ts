import { runProgram } from '../../src/command/run-program';
import { Failure } from '../../src/failure';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const listeners = (): readonly number[] => signals.map((signal) => process.listenerCount(signal));

describe('runProgram', () => {
  const { exitCode } = process;
  const usual = listeners();

  afterEach(() => {
    process.exitCode = exitCode;
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

  it('leaves a fault of the program its stack trace', async () => {
    await expect(runProgram(() => Promise.reject(new RangeError('no')))).rejects.toBeInstanceOf(RangeError);
  });
});
