import { runBenchmarks } from '../src/run-benchmarks';

describe('runBenchmarks', () => {
  const written: string[] = [];
  const ran: string[] = [];
  const benchmark = (name: string) => async (rounds: number) => {
    ran.push(`${name} ${rounds}`);
    return [`table of ${name}`];
  };
  const all = { one: benchmark('one'), two: benchmark('two') };
  beforeEach(() => {
    written.length = ran.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [[], ['one 2', 'two 2']],
    [['two'], ['two 2']],
  ])('runs of %j', async (names, expected) => {
    expect([await runBenchmarks(all, names, 2), ran]).toEqual([0, expected]);
    expect(written.at(-1)).toBe('table of two\n\n');
  });

  it.each([
    [['thre'], 2, 'no benchmark thre; there are one, two\n'],
    [[], 0, 'BENCH_ROUNDS is not a whole number of 1 or more\n'],
    [[], Number.NaN, 'BENCH_ROUNDS is not a whole number of 1 or more\n'],
  ])('measures nothing for %j and %d rounds', async (names, rounds, message) => {
    expect([await runBenchmarks(all, names, rounds), ran, written]).toEqual([2, [], [message]]);
  });
});
