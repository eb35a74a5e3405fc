import { join } from 'node:path';

import { root } from '../house';
import { measure, type Subject } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';
import { synth } from './synth';

const rehearsal: Subject = {
  name: 'npm start (synth to second plan)',
  args: [join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs'), 'dev-eu-west-1'],
  cwd: root,
};

/** The whole rehearsal of the development app against its synth alone. */
export const rehearsalBenchmark: Benchmark = async (rounds) => {
  const rows = summarize(measure([synth, rehearsal], rounds), synth.name);
  return [table(`Rehearsal of dev-eu-west-1, median of ${rounds}; baseline: synth alone`, rows)];
};
