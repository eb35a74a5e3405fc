import { checksBenchmark } from './benchmarks/checks';
import { forecastBenchmark } from './benchmarks/forecast';
import { rehearsalBenchmark } from './benchmarks/rehearsal';
import { reviewBenchmark } from './benchmarks/review';
import { schemasBenchmark } from './benchmarks/schemas';
import { stackBenchmark } from './benchmarks/stack';
import { startBenchmark } from './benchmarks/start';
import { synthBenchmark } from './benchmarks/synth';
import { runBenchmarks } from './run-benchmarks';

const all = {
  synth: synthBenchmark,
  start: startBenchmark,
  rehearsal: rehearsalBenchmark,
  schemas: schemasBenchmark,
  stack: stackBenchmark,
  checks: checksBenchmark,
  review: reviewBenchmark,
  forecast: forecastBenchmark,
};

void runBenchmarks(all, process.argv.slice(2), Number(process.env.BENCH_ROUNDS ?? 3)).then((exitCode) => {
  process.exitCode = exitCode;
});
