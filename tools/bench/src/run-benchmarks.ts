/**
 * Measures one thing over some rounds.
 *
 * @returns one table for each figure, medians as ratios to a named baseline of the same run
 */
export type Benchmark = (rounds: number) => Promise<readonly string[]>;

/**
 * Runs the named benchmarks, or all of them, and prints their tables as they come.
 *
 * @returns the exit code: 2 for a name or a number of rounds that means nothing
 */
export async function runBenchmarks(
  all: Readonly<Record<string, Benchmark>>,
  names: readonly string[],
  rounds: number,
): Promise<number> {
  const unknown = names.filter((name) => !(name in all));
  if (unknown.length > 0) return refuse(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}`);
  if (!Number.isInteger(rounds) || rounds < 1) return refuse('BENCH_ROUNDS is not a whole number of 1 or more');
  for (const [name, benchmark] of Object.entries(all)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const table of await benchmark(rounds)) process.stdout.write(`${table}\n\n`);
  }
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
