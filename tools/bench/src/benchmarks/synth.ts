import { app, fromSource } from '../house';
import { type Subject, measure } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

/** Synth of the development app as it is: every binding is imported by its folder. */
export const deepSynth: Subject = { name: 'synth, deep imports', args: [...fromSource, 'main.ts'], cwd: app };

/**
 * The same app, where a single barrel import of the provider has been evaluated first: what one `import ... from '@cdktf/provider-aws'`
 * anywhere in it would cost.
 */
const barrelSynth: Subject = {
  name: 'synth, barrel import',
  args: [...fromSource, '--require', '@cdktf/provider-aws', 'main.ts'],
  cwd: app,
};

/** Deep imports against one barrel import. */
export const synthBenchmark: Benchmark = async (rounds) => {
  const rows = summarize(measure([barrelSynth, deepSynth], rounds), barrelSynth.name);
  return [table(`Synth of dev-eu-west-1, median of ${rounds}; baseline: barrel import`, rows)];
};
