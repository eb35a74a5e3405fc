import { app, fromSource, runApp } from '../house';
import { measure, type Subject } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

/** Synth of the development app as `cdktf synth` runs it: from a bundle, which the round that warms up has made. */
export const synth: Subject = { name: 'synth', args: [runApp], cwd: app };

/** The same app from its sources, as it was run before there were bundles. Every binding is imported by its folder. */
const sourceSynth: Subject = { name: 'synth, from source by tsx', args: [...fromSource, 'main.ts'], cwd: app };

/**
 * The same from source, where a single barrel import of the provider has been evaluated first: what one `import ... from '@cdktf/provider-aws'`
 * anywhere in it would cost.
 */
const barrelSynth: Subject = {
  name: 'synth, from source, barrel import',
  args: [...fromSource, '--require', '@cdktf/provider-aws', 'main.ts'],
  cwd: app,
};

/** As it is, against the way it was. */
export const synthBenchmark: Benchmark = async (rounds) => {
  const rows = summarize(measure([sourceSynth, synth, barrelSynth], rounds), sourceSynth.name);
  return [table(`Synth of dev-eu-west-1, median of ${rounds}; baseline: from source by tsx`, rows)];
};
