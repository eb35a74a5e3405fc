import { join } from 'node:path';
import { fromSource, root } from '../house';
import { type Subject, measure } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';
import { deepSynth } from './synth';

/** What `npm start` runs; its launcher would hide the memory of the process below it. */
const program = join(root, 'packages', 'rehearsal', 'src', 'cli.ts');
const rehearsal: Subject = {
  name: 'npm start (synth to second plan)',
  args: [...fromSource, program, 'dev-eu-west-1'],
  cwd: root,
};

/** The whole rehearsal of the development app against its synth alone. */
export const rehearsalBenchmark: Benchmark = async (rounds) => {
  const rows = summarize(measure([deepSynth, rehearsal], rounds), deepSynth.name);
  return [table(`Rehearsal of dev-eu-west-1, median of ${rounds}; baseline: synth alone`, rows)];
};
